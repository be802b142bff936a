import * as z from 'zod';
import { nearestWord } from '../../shared/domain/nearest-word.ts';
import { settingsFields } from './settings-fields.ts';

/** One thing that is wrong with a settings file. */
export interface SettingsFault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

type Issue = z.core.$ZodIssue;

/** What a finding of the schema means for whoever wrote the file. */
export function faultsFrom(issue: Issue): readonly SettingsFault[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key], message: unknownField(issue.path, key) }));
  }
  if (issue.code === 'invalid_union') {
    const meant = issue.errors.find((branch) =>
      branch.every(({ path, code }) => path.length > 0 || isAboutParts(code)),
    );
    if (meant !== undefined && meant.length > 0) {
      return meant.flatMap((inner) => faultsFrom({ ...inner, path: [...issue.path, ...inner.path] }));
    }
    const said = issue.errors.flat().find(({ path, code }) => path.length === 0 && code !== 'unrecognized_keys');
    return [{ path: issue.path, message: missingOr(said?.message ?? issue.message, issue) }];
  }
  return [{ path: issue.path, message: missingOr(issue.message, issue) }];
}

function missingOr(message: string, { code, input, path }: Issue): string {
  const isMissing = input === undefined && path.length > 0 && code.startsWith('invalid_');
  return isMissing ? `is missing: ${message}` : message;
}

/** Whether the finding says that the value is of the right kind and only some of its parts are wrong. */
function isAboutParts(code: Issue['code']): boolean {
  return code === 'unrecognized_keys' || code === 'custom' || code === 'too_small' || code === 'too_big';
}

function unknownField(parent: readonly PropertyKey[], key: string): string {
  const nearest = nearestWord(key, fieldsAt(parent));
  return nearest === undefined
    ? 'is no field of the settings'
    : `is no field of the settings, did you mean ${nearest}?`;
}

/** The fields that an object at the path may have. */
function fieldsAt(path: readonly PropertyKey[]): readonly string[] {
  let objects: readonly z.core.$ZodType[] = unwrapped(settingsFields);
  for (const key of path) {
    objects = objects.flatMap((schema) => {
      const member = schema instanceof z.ZodObject ? schema.shape[String(key)] : undefined;
      return member === undefined ? [] : unwrapped(member);
    });
  }
  return objects.flatMap((schema) => (schema instanceof z.ZodObject ? Object.keys(schema.shape) : []));
}

/** What a value may be, without defaults and choices around it. */
function unwrapped(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodExactOptional) {
    return unwrapped(schema.unwrap());
  }
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(unwrapped);
  return [schema];
}
