-- Devices, spaces, and the changes in them. Keys begin with the owner: the person or the space.

-- A key that may write for a person. One that was signed off stays, so that what it wrote can still
-- be checked.
CREATE TABLE sync_device (
    person_id TEXT NOT NULL,
    id TEXT NOT NULL,
    -- Base64 of the 65 bytes of the uncompressed P-256 point.
    public_key TEXT NOT NULL,
    -- What the person calls it; for them alone.
    name TEXT NOT NULL,
    registered_at_ms BIGINT NOT NULL,
    revoked_at_ms BIGINT,
    PRIMARY KEY (person_id, id)
);

-- A change names its device only: a name leads to one key.
CREATE UNIQUE INDEX sync_device_id ON sync_device (id);

CREATE TABLE sync_space (
    space_id TEXT NOT NULL PRIMARY KEY,
    -- Place of the last change; counted in the transaction that stores it.
    seq BIGINT NOT NULL CHECK (seq >= 0),
    created_at_ms BIGINT NOT NULL
);

-- Who is in a space, and who was.
CREATE TABLE sync_member (
    space_id TEXT NOT NULL,
    person_id TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('owner', 'member', 'reader')),
    joined_at_ms BIGINT NOT NULL,
    left_at_ms BIGINT,
    PRIMARY KEY (space_id, person_id)
);

CREATE INDEX sync_member_person ON sync_member (person_id, space_id);

CREATE TABLE sync_invitation (
    space_id TEXT NOT NULL,
    -- SHA-256 of the secret, hexadecimal.
    secret_hash TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('owner', 'member', 'reader')),
    expires_at_ms BIGINT NOT NULL,
    PRIMARY KEY (space_id, secret_hash)
);

CREATE UNIQUE INDEX sync_invitation_secret ON sync_invitation (secret_hash);

-- Changes, byte for byte as they were signed, in the order in which they were stored.
CREATE TABLE sync_change (
    space_id TEXT NOT NULL,
    seq BIGINT NOT NULL CHECK (seq > 0),
    id TEXT NOT NULL,
    payload TEXT NOT NULL,
    signature TEXT NOT NULL,
    stored_at_ms BIGINT NOT NULL,
    PRIMARY KEY (space_id, seq),
    UNIQUE (space_id, id)
);
