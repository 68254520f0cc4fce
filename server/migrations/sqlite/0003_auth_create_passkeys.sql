-- Passkeys, challenges under way, and what else keeps a person's account theirs.
CREATE TABLE auth_passkey (
    person_id TEXT NOT NULL REFERENCES auth_person (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    -- What the authenticator calls it, base64url.
    credential_id TEXT NOT NULL UNIQUE,
    -- Public key, counter and flags, as webauthn-rs writes them (JSON).
    credential TEXT NOT NULL,
    -- The person's own name for it; empty until they give one.
    name TEXT NOT NULL,
    system TEXT NOT NULL,
    browser TEXT NOT NULL,
    -- 1: it can be copied to other devices.
    backup_eligible BIGINT NOT NULL CHECK (backup_eligible IN (0, 1)),
    -- 1: it has been.
    backed_up BIGINT NOT NULL CHECK (backed_up IN (0, 1)),
    created_at_ms BIGINT NOT NULL,
    last_used_at_ms BIGINT NOT NULL,
    PRIMARY KEY (person_id, id)
);

-- A challenge that was given out and not answered yet; each is taken once, by any process.
CREATE TABLE auth_ceremony (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    -- Whose account it is for; a person who is being made has no row of their own yet.
    person_id TEXT,
    -- What webauthn-rs needs to check the answer (JSON).
    state TEXT NOT NULL,
    expires_at_ms BIGINT NOT NULL
);

CREATE TABLE auth_recovery_code (
    person_id TEXT NOT NULL REFERENCES auth_person (id) ON DELETE CASCADE,
    -- The first group of the code, by which its row is found: 20 of its 80 bits.
    handle TEXT NOT NULL,
    -- Argon2id of the whole code, in PHC form with its parameters and its salt.
    hash TEXT NOT NULL,
    made_at_ms BIGINT NOT NULL,
    used_at_ms BIGINT,
    PRIMARY KEY (person_id, handle)
);

CREATE INDEX auth_recovery_code_by_handle ON auth_recovery_code (handle);

-- What a person is told about their own account.
CREATE TABLE auth_notice (
    person_id TEXT NOT NULL REFERENCES auth_person (id) ON DELETE CASCADE,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    -- Where it was done.
    system TEXT NOT NULL,
    browser TEXT NOT NULL,
    at_ms BIGINT NOT NULL,
    seen BIGINT NOT NULL CHECK (seen IN (0, 1)),
    PRIMARY KEY (person_id, id)
);
