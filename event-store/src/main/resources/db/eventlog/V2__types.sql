-- Where the events of each type are, by stretches of positions that do not cross months: written behind the head, never by an append.
-- A stretch is written whole, so that a type without a row has no event in it.
CREATE TABLE log.type_positions (
    type            text    COLLATE "C" NOT NULL,
    first_position  bigint  NOT NULL,
    offsets         int2[]  NOT NULL,
    PRIMARY KEY (type, first_position)
);
COMMENT ON COLUMN log.type_positions.offsets IS 'ascending, from the first position of the stretch';

ALTER TABLE log.segment ADD COLUMN typed_upto bigint;
COMMENT ON COLUMN log.segment.typed_upto IS 'log.type_positions knows the types up to this position; null for none of the month';
