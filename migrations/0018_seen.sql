-- Who sees which account, and what its open deals count for, is asked at every search and list: by
-- these indices alone, without reading a row of an account or a deal.

DROP INDEX account_owner;

CREATE INDEX account_owner ON account (owner, id);

DROP INDEX deal_account;

CREATE INDEX deal_account ON deal (account, owner, place, worth);
