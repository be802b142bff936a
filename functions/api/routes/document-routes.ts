import * as z from 'zod';
import { documentHistory } from '../../../shared/application/document-history.ts';
import { obeyedBefore } from '../../../shared/application/obeyed-before.ts';
import type { DocumentInForce } from '../../../shared/application/ports/versioned-documents.ts';
import type { PublishResult, Signature } from '../../../shared/application/publish-document.ts';
import type { RollBackResult } from '../../../shared/application/roll-back-document.ts';
import type { DocumentName } from '../../../shared/domain/document-name.ts';
import type { Unreadable } from '../../../shared/domain/findings/finding.ts';
import type { RulesProblem } from '../../../shared/domain/rules-problem.ts';
import type { ApiDependencies } from '../api-dependencies.ts';
import { problem } from '../routing/problem.ts';
import { type Outcome, type Route, route } from '../routing/route.ts';
import { changesBody, published, publishedOutcome, type RoutedDocuments } from './document-outcome.ts';
import { differences, documentOf, faults, moment, momentOf, note, version, versionParam } from './schemas.ts';
import { shownNote, versionsPage, versionsQuery } from './version-history.ts';

/** Use cases of one kind of documents, with all that they need. */
export interface DocumentUseCases<Document, Change> extends RoutedDocuments<Document, Change> {
  readonly inForce: () => Promise<DocumentInForce<Document>>;
  readonly publish: (publication: Signature & { readonly input: unknown }) => Promise<PublishResult<Change>>;
  readonly rollBack: (signature: Signature & { readonly toVersion: number }) => Promise<RollBackResult<Change>>;
  /** What stands in the way of publishing a document that is right in itself, as the company is now. */
  readonly hindrances: (document: Document) => Promise<readonly RulesProblem[]>;
}

/** How the routes of one kind are called. */
export interface DocumentWords<Document, Change> {
  /** Begins the ids of operations: `rules`. */
  readonly id: 'rules' | 'structure';
  readonly name: string;
  readonly component: 'DialRules' | 'SalesStructure';
  readonly useCases: (deps: ApiDependencies) => DocumentUseCases<Document, Change>;
}

const historyEntry = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('readable'),
    version,
    author: z.string(),
    note: z.string(),
    at: moment,
    comparedWith: version.describe('the version that was obeyed before'),
    changes: z.array(z.string()),
    differences,
  }),
  z.object({
    kind: z.literal('unreadable'),
    version,
    reason: z.string(),
    why: z.custom<Unreadable>().describe('the same as data'),
  }),
]);

/** Whether a draft could be published now. */
export const judged = z.object({
  verdict: z.enum(['right', 'hindered', 'wrong']),
  faults,
  warnings: faults,
  changes: z.array(z.string()).describe('beside what is in force'),
  differences,
});

export type CheckedDraft = z.output<typeof judged>;

export const versionsCompared = z.object({ from: version, to: version, changes: z.array(z.string()), differences });

export const versionsPublished = z.object({ versions: z.array(historyEntry), next: z.string().exactOptional() });

const inForceHead = { version, publishedAt: moment.exactOptional() };

/** What is in force, with the document as its kind has it. */
export type InForceAnswer<Document> = z.output<z.ZodObject<typeof inForceHead>> & { readonly document: Document };

const versionHead = { version, author: z.string(), note: z.string(), at: moment };

/** One published version, with the document as its kind has it. */
export type VersionAnswer<Document> = z.output<z.ZodObject<typeof versionHead>> & { readonly document: Document };

/** The same verbs for every kind of versioned documents. */
export function documentRoutes<Document, Change>(words: DocumentWords<Document, Change>): readonly Route[] {
  const { id, name, component, useCases } = words;
  const document = documentOf(component);
  const draft = z.strictObject({ document });
  const versioned = { of: id };
  return [
    route({
      id: `${id}.inForce`,
      method: 'GET',
      path: `/${id}`,
      role: 'viewer',
      purpose: 'read',
      summary: `The ${name} in force`,
      versioned,
      answer: z.object({ ...inForceHead, document }),
      carryOut: async (deps) => {
        const { version: current, document: obeyed, publishedAt } = await useCases(deps).inForce();
        const body = { version: current, ...(publishedAt && { publishedAt: momentOf(publishedAt) }), document: obeyed };
        return { kind: 'answered', body, version: current };
      },
    }),
    route({
      id: `${id}.publish`,
      method: 'PUT',
      path: `/${id}`,
      role: 'administrator',
      purpose: 'change',
      summary: `Publish the ${name}, over the version that was read`,
      versioned,
      body: z.strictObject({ document, note }),
      answer: published,
      carryOut: async (deps, { body, version: startedFrom = 0, caller }) => {
        const cases = useCases(deps);
        const signature = { expectedVersion: startedFrom, author: caller.name, note: body.note };
        return publishedOutcome(cases, await cases.publish({ ...signature, input: body.document }), startedFrom);
      },
    }),
    route({
      id: `${id}.rollBack`,
      method: 'POST',
      path: `/${id}/rollback`,
      role: 'administrator',
      purpose: 'change',
      summary: `Publish an old version of the ${name} again`,
      versioned,
      body: z.strictObject({
        toVersion: z
          .int()
          .min(1)
          .max(99_999_999)
          .meta({ examples: [1] }),
        note,
      }),
      answer: published,
      carryOut: async (deps, { body, version: startedFrom = 0, caller }) => {
        const cases = useCases(deps);
        const signature = { expectedVersion: startedFrom, author: caller.name, note: body.note };
        return publishedOutcome(cases, await cases.rollBack({ ...signature, toVersion: body.toVersion }), startedFrom);
      },
    }),
    route({
      id: `${id}.check`,
      method: 'POST',
      path: `/${id}/check`,
      role: 'viewer',
      purpose: 'judge',
      summary: `Whether a draft of the ${name} could be published now, and what it would change`,
      body: draft,
      answer: judged,
      carryOut: async (deps, { body }) => {
        const cases = useCases(deps);
        const { kind, warnings, hindrances, inForce } = cases;
        const parsed = kind.parse(body.document);
        if (parsed.kind === 'invalid') {
          const found = {
            verdict: 'wrong' as const,
            faults: [...parsed.problems],
            warnings: [],
            changes: [],
            differences: [],
          };
          return { kind: 'answered', body: found };
        }
        const [obeyed, doubts, hindering] = await Promise.all([
          inForce(),
          warnings(parsed.document),
          hindrances(parsed.document),
        ]);
        return {
          kind: 'answered',
          body: {
            verdict: hindering.length > 0 ? ('hindered' as const) : ('right' as const),
            faults: [...hindering],
            warnings: [...doubts],
            ...changesBody(cases, kind.diff(obeyed.document, parsed.document)),
          },
        };
      },
    }),
    route({
      id: `${id}.diff`,
      method: 'GET',
      path: `/${id}/diff`,
      role: 'viewer',
      purpose: 'read',
      summary: `What differs between two versions of the ${name}`,
      query: z.strictObject({ from: versionParam, to: versionParam }),
      answer: versionsCompared,
      carryOut: async (deps, { query: { from, to } }) => {
        const cases = useCases(deps);
        const { kind, documents } = cases;
        const [before, after] = await Promise.all([documents.version(from), documents.version(to)]);
        if (before?.kind !== 'readable') return noVersion(kind.name, from, before?.why);
        if (after?.kind !== 'readable') return noVersion(kind.name, to, after?.why);
        const told = changesBody(cases, kind.diff(before.document, after.document));
        return { kind: 'answered', body: { from, to, ...told } };
      },
    }),
    route({
      id: `${id}.history`,
      method: 'GET',
      path: `/${id}/versions`,
      role: 'viewer',
      purpose: 'read',
      summary: `Who changed the ${name}, when, why and what, newest first`,
      query: versionsQuery(50),
      answer: versionsPublished,
      carryOut: async (deps, { query, caller: { role } }) => {
        const cases = useCases(deps);
        const { kind, documents } = cases;
        const body = await versionsPage(
          query,
          role,
          (page) => documentHistory(kind, documents, page),
          (entry) => {
            if (entry.kind === 'unreadable') return entry;
            const { document: _, at, changes, ...rest } = entry;
            return { ...rest, at: momentOf(at), ...changesBody(cases, changes) };
          },
        );
        return { kind: 'answered', body };
      },
    }),
    route({
      id: `${id}.version`,
      method: 'GET',
      path: `/${id}/versions/{version}`,
      role: 'viewer',
      purpose: 'read',
      summary: `One published version of the ${name}`,
      params: z.strictObject({ version: versionParam }),
      answer: z.object({ ...versionHead, document }),
      carryOut: async (deps, { params, caller: { role } }) => {
        const { documents, kind } = useCases(deps);
        const found = await documents.version(params.version);
        if (found?.kind !== 'readable') return noVersion(kind.name, params.version, found?.why);
        const { kind: _, at, note: why, ...rest } = found;
        return { kind: 'answered', body: { ...rest, note: shownNote(why, role), at: momentOf(at) } };
      },
    }),
  ];
}

function noVersion(document: DocumentName, wanted: number, why: Unreadable | undefined): Outcome<never> {
  return why === undefined
    ? problem('not-found', { kind: 'no-such-version', document, version: wanted })
    : problem('not-found', { kind: 'version-unreadable', why });
}

/** Publishes the document that a change of one part makes of the version that its author started from. */
export async function publishPart<Document, Change>(
  cases: DocumentUseCases<Document, Change>,
  startedFrom: number,
  by: Pick<Signature, 'author' | 'note'>,
  change: (document: Document) => unknown,
): Promise<Outcome<z.input<typeof published>>> {
  const { document } = await obeyedBefore(cases.documents, cases.kind.atFirst, startedFrom + 1);
  const publication = { ...by, expectedVersion: startedFrom, input: change(document) };
  return publishedOutcome(cases, await cases.publish(publication), startedFrom);
}
