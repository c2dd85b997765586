-- Words that are alike, for what was mistyped.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;

-- The words of a title and of a text: by their stems, which find "moving" where "moved" stands; and as they stand, which prefixes begin. A title weighs more.
-- The language is a parameter, so that a workspace's own can be used where its boards' rows know it.
CREATE FUNCTION projection.words(language regconfig, title text, body text, marks text) RETURNS tsvector LANGUAGE sql IMMUTABLE AS $$
    SELECT setweight(to_tsvector(language, title), 'A') || setweight(to_tsvector('simple', title), 'B')
        || setweight(to_tsvector(language, left(body, 50000)), 'C') || setweight(to_tsvector('simple', left(body, 50000)), 'D')
        || array_to_tsvector(string_to_array(marks, E'\n'))
$$;
