-- Tables keep a language by its name, since the number that a regconfig stands for is the database's own. That a name means the same for ever is promised here.
CREATE FUNCTION projection.configuration(language text) RETURNS regconfig LANGUAGE sql IMMUTABLE AS $$ SELECT language::regconfig $$;
