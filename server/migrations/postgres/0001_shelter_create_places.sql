-- Designated shelters as imported from open data; replaced whole, one municipality at a time.
-- What the source does not publish is NULL, never 0 and never an empty text.
CREATE TABLE shelter_place (
    municipality_code TEXT NOT NULL,
    id TEXT NOT NULL,
    -- Place in the list, from 0: the answer keeps the source's order.
    source_order BIGINT NOT NULL,
    name TEXT NOT NULL,
    kana TEXT NOT NULL,
    en TEXT NOT NULL,
    address TEXT NOT NULL,
    lat DOUBLE PRECISION NOT NULL CHECK (lat BETWEEN -90 AND 90),
    lon DOUBLE PRECISION NOT NULL CHECK (lon BETWEEN -180 AND 180),
    kind TEXT NOT NULL,
    note TEXT NOT NULL,
    capacity BIGINT CHECK (capacity >= 0),
    -- JSON list of hazard names.
    hazards TEXT,
    neighbourhoods TEXT NOT NULL,
    -- 1: safe at the moment of danger, but nobody stays the night.
    emergency_only BIGINT NOT NULL CHECK (emergency_only IN (0, 1)),
    -- YYYY-MM-DD, as the publisher states it.
    source_date TEXT,
    imported_at_ms BIGINT NOT NULL,
    PRIMARY KEY (municipality_code, id)
);
