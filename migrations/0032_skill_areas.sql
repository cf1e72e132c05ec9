-- Skills of three kinds: of visits, which joint visits are declared for; of knowledge; and those
-- of who leads others. The test of a rep goes by the first two, that of a manager by the last.
ALTER TABLE skill ADD COLUMN area TEXT NOT NULL DEFAULT 'visits'
    CHECK (area IN ('visits', 'knowledge', 'leading'));

INSERT INTO skill (id, stock, area, position)
SELECT column1, column2, column3, column4 + (SELECT max(position) FROM skill)
FROM (VALUES
    (x'00000000000070008000000000000010', 'market', 'knowledge', 1),
    (x'00000000000070008000000000000011', 'company', 'knowledge', 2),
    (x'00000000000070008000000000000012', 'product', 'knowledge', 3),
    (x'00000000000070008000000000000013', 'goals', 'leading', 4),
    (x'00000000000070008000000000000014', 'strategy', 'leading', 5),
    (x'00000000000070008000000000000015', 'segments', 'leading', 6),
    (x'00000000000070008000000000000016', 'telling', 'leading', 7),
    (x'00000000000070008000000000000017', 'planning', 'leading', 8),
    (x'00000000000070008000000000000018', 'targets', 'leading', 9),
    (x'00000000000070008000000000000019', 'rapport', 'leading', 10),
    (x'0000000000007000800000000000001a', 'coaching', 'leading', 11),
    (x'0000000000007000800000000000001b', 'winning', 'leading', 12),
    (x'0000000000007000800000000000001c', 'checking', 'leading', 13),
    (x'0000000000007000800000000000001d', 'classing', 'leading', 14),
    (x'0000000000007000800000000000001e', 'reports', 'leading', 15),
    (x'0000000000007000800000000000001f', 'informing', 'leading', 16),
    (x'00000000000070008000000000000020', 'motivating', 'leading', 17),
    (x'00000000000070008000000000000021', 'appraising', 'leading', 18),
    (x'00000000000070008000000000000022', 'tying', 'leading', 19),
    (x'00000000000070008000000000000023', 'hiring', 'leading', 20),
    (x'00000000000070008000000000000024', 'backing', 'leading', 21),
    (x'00000000000070008000000000000025', 'carrying', 'leading', 22),
    (x'00000000000070008000000000000026', 'accounts', 'leading', 23)
);
