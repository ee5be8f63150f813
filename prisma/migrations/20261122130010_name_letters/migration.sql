-- Letters with a stroke, and ligatures, do not come apart into a letter and an accent: they are searched as the letter that
-- people type who do not have them on the keyboard.
CREATE OR REPLACE FUNCTION name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog AS $$
  SELECT replace(replace(replace(replace(
    translate(regexp_replace(lower(normalize(name, NFD)), '[\u0300-\u036f]', '', 'g'), 'øłđðħŧıŀ', 'olddhtil'),
    'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th')
$$;

-- Keys that were written before. The owner is held by row security, and a key is no change of the case.
ALTER TABLE registry_case NO FORCE ROW LEVEL SECURITY, DISABLE TRIGGER USER;
UPDATE registry_case SET family_key = name_key(family_name), given_key = name_key(given_name)
  WHERE family_key <> name_key(family_name) OR given_key <> name_key(given_name);
ALTER TABLE registry_case FORCE ROW LEVEL SECURITY, ENABLE TRIGGER USER;
