import { z } from 'zod';
import type { FormId } from '@/lib/domain/cases/case-event';
import { schemaOf } from '@/lib/domain/forms/schema';
import { currentProtocol } from '@/lib/protocols';

/**
 * Answers of one of these forms. The document describes them question by question; a request is only asked for names and
 * values here, because the form itself says all that is wrong with its answers, in words for a person.
 */
export function answersOf(...forms: readonly FormId[]) {
  const described = forms.map((form) => {
    const { $schema: _, ...schema } = z.toJSONSchema(schemaOf(currentProtocol.forms[form]), { io: 'input' });
    return schema;
  });
  return z.record(z.string(), z.unknown()).meta({ anyOf: described });
}
