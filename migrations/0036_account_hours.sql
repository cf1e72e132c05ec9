-- The part of the day in which a customer is best visited.
ALTER TABLE account ADD COLUMN hours TEXT
    CHECK (hours IN ('morning', 'noon', 'afternoon', 'evening'));
