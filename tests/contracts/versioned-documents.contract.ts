import { describe, expect, it } from 'vitest';
import type { UnreadableSetting } from '../../shared/application/ports/settings-repository.ts';
import type {
  DocumentInForce,
  DocumentVersion,
  Publication,
  VersionedDocuments,
} from '../../shared/application/ports/versioned-documents.ts';
import type { SettingName } from '../../shared/domain/unreadable.ts';
import { containing } from '../support/containing.ts';
import type { LeftInForce } from '../support/in-memory-versioned-documents.ts';
import { NOON } from '../support/lead-builders.ts';

export interface BreakableDocuments<Document> {
  readonly documents: VersionedDocuments<Document>;
  /** What is in force, and what of all settings cannot be read. */
  readonly read: () => Promise<{
    readonly inForce: DocumentInForce<Document>;
    readonly unreadable: readonly UnreadableSetting[];
  }>;
  /** Makes a published version unreadable, in the history and in force. */
  readonly breakVersion: (version: number) => Promise<void>;
  /** Changes or removes what is in force, and leaves its copy in the history as it was published. */
  readonly damageInForce: (left: LeftInForce<Document>) => Promise<void>;
}

export interface DocumentSamples<Document> {
  /** How a document that cannot be read is named. */
  readonly what: string;
  readonly setting: SettingName;
  readonly atFirst: Document;
  /** Two that differ. */
  readonly shy: Document;
  readonly bold: Document;
}

/** What every store of versioned documents promises. `open` gives an empty one. */
export function versionedDocumentsContract<Document>(
  name: string,
  { what, setting, atFirst, shy: SHY, bold: BOLD }: DocumentSamples<Document>,
  open: () => Promise<BreakableDocuments<Document>>,
): void {
  function aPublication(fields: Partial<Publication<Document>> = {}): Publication<Document> {
    return { document: SHY, expectedVersion: 0, author: 'Alma', note: 'For the spring.', at: NOON, ...fields };
  }

  /** The version as it is told once the publication went through. */
  function publishedAs(version: number, publication = aPublication()): DocumentVersion<Document> {
    const { expectedVersion: _, ...rest } = publication;
    return { kind: 'readable', version, ...rest };
  }

  describe(name, () => {
    it('begin with what the product brings', async () => {
      expect(await (await open()).read()).toEqual({ inForce: { version: 0, document: atFirst }, unreadable: [] });
    });

    it('are published only over the version that the publisher saw', async () => {
      const { documents, read } = await open();
      const shy = aPublication({ document: SHY });
      const bold = aPublication({ document: BOLD, author: 'Bruno', note: '', at: NOON.add({ hours: 1 }) });

      expect(await documents.publish({ ...shy, expectedVersion: 1 })).toEqual({ kind: 'stale' });
      expect(await documents.publish(shy)).toEqual({ kind: 'published', version: 1 });
      expect(await documents.publish(bold)).toEqual({ kind: 'stale' });
      expect((await read()).inForce).toEqual({ version: 1, document: SHY, publishedAt: NOON });
      expect(await documents.publish({ ...bold, expectedVersion: 1 })).toEqual({ kind: 'published', version: 2 });
      expect((await read()).inForce).toEqual({ version: 2, document: BOLD, publishedAt: bold.at });
    });

    it('of one of two publishers at once stand, the same document or others', async () => {
      for (const document of [SHY, BOLD]) {
        const { documents, read } = await open();
        const publications = [aPublication({ document: SHY }), aPublication({ document })];
        const results = await Promise.all(publications.map((publication) => documents.publish(publication)));

        const [winner] = publications.filter((_, index) => results[index]?.kind === 'published');
        expect(results.map(({ kind }) => kind).sort()).toEqual(['published', 'stale']);
        expect((await read()).inForce).toEqual({ version: 1, document: winner?.document, publishedAt: NOON });
        expect(await documents.history({ limit: 9 })).toEqual([publishedAs(1, winner)]);
      }
    });

    it('once published never change, whatever is published after them', async () => {
      const { documents } = await open();
      const first = aPublication({ document: SHY });
      await documents.publish(first);
      await documents.publish(first);
      await documents.publish({ ...first, author: 'Bruno' });
      await documents.publish(aPublication({ document: BOLD, expectedVersion: 1 }));

      expect(await documents.version(1)).toEqual(publishedAs(1, first));
    });

    it('are unknown where no version has the number', async () => {
      const { documents } = await open();
      await documents.publish(aPublication());

      for (const version of [0, 2]) expect(await documents.version(version)).toBeUndefined();
    });

    it('are listed newest first, page by page', async () => {
      const { documents } = await open();
      const versions: DocumentVersion<Document>[] = [];
      for (const expectedVersion of Array.from({ length: 12 }, (_, index) => index)) {
        const publication = aPublication({ expectedVersion, note: `note ${expectedVersion}` });
        await documents.publish(publication);
        versions.unshift(publishedAs(expectedVersion + 1, publication));
      }

      expect(await documents.history({ limit: 5 })).toEqual(versions.slice(0, 5));
      expect(await documents.history({ limit: 5, before: 8 })).toEqual(versions.slice(5, 10));
      expect(await documents.history({ limit: 5, before: 3 })).toEqual(versions.slice(10));
      expect(await documents.history({ limit: 5, before: 1 })).toEqual([]);
      expect(await documents.history({ limit: 5, before: 99 })).toEqual(versions.slice(0, 5));
    });

    it('that cannot be read keep their place in the history and stop nothing', async () => {
      const { documents, read, breakVersion } = await open();
      const publications = [0, 1, 2].map((expectedVersion) => aPublication({ expectedVersion, document: SHY }));
      for (const publication of publications) await documents.publish(publication);
      await breakVersion(2);

      const broken = { kind: 'unreadable', version: 2, reason: expect.stringMatching(/./), why: expect.anything() };
      expect(await documents.version(2)).toEqual(broken);
      expect(await documents.history({ limit: 9 })).toEqual([
        publishedAs(3, publications[2]),
        broken,
        publishedAs(1, publications[0]),
      ]);
      expect((await read()).unreadable).toEqual([]);
    });

    it('in force that cannot be read give way to the newest earlier ones that can, and are named', async () => {
      const { documents, read, breakVersion } = await open();
      for (const expectedVersion of [0, 1, 2, 3, 4, 5, 6, 7]) {
        const document = expectedVersion === 1 ? SHY : BOLD;
        await documents.publish(aPublication({ expectedVersion, document, at: NOON.add({ hours: expectedVersion }) }));
      }
      for (const version of [8, 7, 6, 5, 4, 3]) await breakVersion(version);

      const { inForce, unreadable } = await read();
      expect(inForce).toEqual({ version: 2, document: SHY, publishedAt: NOON.add({ hours: 1 }) });
      expect(unreadable).toEqual([{ what, reason: expect.stringMatching(/./), setting, why: expect.anything() }]);
    });

    it('that cannot be read are followed by the next version, not written over', async () => {
      const { documents, read, breakVersion } = await open();
      await documents.publish(aPublication());
      await breakVersion(1);

      await expect(read()).rejects.toThrow();
      expect(await documents.publish(aPublication())).toEqual({ kind: 'stale' });
      const mended = aPublication({ expectedVersion: 1, document: SHY });
      expect(await documents.publish(mended)).toEqual({ kind: 'published', version: 2 });
      expect((await read()).inForce).toEqual({ version: 2, document: SHY, publishedAt: NOON });
      expect(await documents.version(1)).toEqual(containing({ kind: 'unreadable' }));
    });

    it('in force that a hand has damaged are named, obeyed as they are left, and published over in one', async () => {
      const left: readonly (readonly [LeftInForce<Document>, Omit<DocumentInForce<Document>, 'publishedAt'>])[] = [
        [{ kind: 'unreadable' }, { version: 2, document: BOLD }],
        [{ kind: 'removed' }, { version: 0, document: atFirst }],
        [
          { kind: 'changed', document: SHY },
          { version: 2, document: SHY },
        ],
      ];
      for (const [hand, obeyed] of left) {
        const { documents, read, damageInForce } = await open();
        await documents.publish(aPublication({ document: SHY }));
        await documents.publish(aPublication({ document: BOLD, expectedVersion: 1 }));
        const mended = aPublication({ document: BOLD, expectedVersion: 2, author: 'Bruno' });
        expect(await documents.damage()).toBeUndefined();
        expect(await documents.publishOverDamage(mended)).toEqual({ kind: 'stale' });

        await damageInForce(hand);
        expect(await documents.damage()).toEqual({ obeyed: containing(obeyed), lastVersion: 2 });
        expect((await read()).inForce).toEqual(containing(obeyed));
        expect(await documents.publishOverDamage({ ...mended, expectedVersion: 1 })).toEqual({ kind: 'stale' });
        const results = await Promise.all([1, 2].map(() => documents.publishOverDamage(mended)));
        expect(results.map(({ kind }) => kind).sort()).toEqual(['published', 'stale']);
        expect(await documents.damage()).toBeUndefined();
        expect((await read()).inForce).toEqual({ version: 3, document: BOLD, publishedAt: NOON });
        expect(await documents.version(2)).toEqual(publishedAs(2, { ...mended, author: 'Alma' }));
        expect(await documents.version(3)).toEqual(publishedAs(3, mended));
      }
    });

    it('are not damaged before the first publication, nor when history and force hold the same that cannot be read', async () => {
      const { documents, breakVersion } = await open();
      expect(await documents.damage()).toBeUndefined();
      await documents.publish(aPublication());
      await breakVersion(1);
      expect(await documents.damage()).toBeUndefined();
    });
  });
}
