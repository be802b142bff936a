import type { SettingsRepository } from '../../shared/application/ports/settings-repository.ts';
import type { VersionedDocuments } from '../../shared/application/ports/versioned-documents.ts';
import { delegatingSettings } from './delegating-ports.ts';

export type Around = <Result>(go: () => Promise<Result>) => Promise<Result>;

/** A repository that asks `around` to carry out each of the writes by which a company is set up. */
export function settingsWithWrites(own: SettingsRepository, around: Around): SettingsRepository {
  return {
    ...delegatingSettings(own),
    saveControls: (controls, signature) => around(() => own.saveControls(controls, signature)),
    addCampaign: (campaign) => around(() => own.addCampaign(campaign)),
    structures: published(own.structures, around),
    rules: published(own.rules, around),
  };
}

function published<Document>(own: VersionedDocuments<Document>, around: Around): VersionedDocuments<Document> {
  return {
    publish: (publication) => around(() => own.publish(publication)),
    publishOverDamage: (publication) => around(() => own.publishOverDamage(publication)),
    damage: () => own.damage(),
    version: (version) => own.version(version),
    history: (page) => own.history(page),
  };
}

/** A connection that breaks once so many writes were done. */
export function brokenAfter(writes: number): Around {
  let left = writes;
  return (go) => {
    if (left === 0) return Promise.reject(new Error('The connection broke.'));
    left -= 1;
    return go();
  };
}
