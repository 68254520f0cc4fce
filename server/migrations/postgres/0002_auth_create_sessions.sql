-- Persons with an account, and where they are signed in. Nothing here says who somebody is.
CREATE TABLE auth_person (
    id TEXT NOT NULL PRIMARY KEY,
    -- Assurance level the ward has proven, 1 to 3; 0 until the first passkey is there.
    level BIGINT NOT NULL CHECK (level BETWEEN 0 AND 3),
    created_at_ms BIGINT NOT NULL
);

CREATE TABLE auth_session (
    person_id TEXT NOT NULL REFERENCES auth_person (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    -- SHA-256 of the token in hexadecimal; the token itself is in the person's browser only.
    token_hash TEXT NOT NULL UNIQUE,
    -- 1: begun by a recovery code.
    by_recovery_code BIGINT NOT NULL CHECK (by_recovery_code IN (0, 1)),
    -- The passkey by which the person was last verified; NULL after a recovery code.
    passkey_id TEXT,
    -- 1: that key cannot leave its device.
    device_bound BIGINT NOT NULL CHECK (device_bound IN (0, 1)),
    system TEXT NOT NULL,
    browser TEXT NOT NULL,
    signed_in_at_ms BIGINT NOT NULL,
    last_seen_at_ms BIGINT NOT NULL,
    verified_at_ms BIGINT NOT NULL,
    -- Longest time between two requests since the verification.
    longest_gap_ms BIGINT NOT NULL,
    PRIMARY KEY (person_id, id)
);
