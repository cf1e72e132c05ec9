-- Who moved deals when, for what is counted by person over a span of days.
CREATE INDEX journal_moved ON journal (actor, at) WHERE kind = 'deal_moved';
