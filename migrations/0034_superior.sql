-- Whom someone at an account reports to: another of the same account, and never in a circle.
ALTER TABLE contact ADD COLUMN superior BLOB REFERENCES contact (id) ON DELETE SET NULL;

CREATE INDEX contact_superior ON contact (superior) WHERE superior IS NOT NULL;
