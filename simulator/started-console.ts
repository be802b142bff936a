import { DevelopmentPool } from './api-gateway/development-pool.ts';
import { COMPANY } from './company.ts';
import { type CompanyAtWork, type CompanyToStart, openCompanyAtWork } from './company-at-work.ts';
import { type CompanyPeople, openCompanyPeople } from './company-people.ts';
import type { ConsoleServer } from './console-site/console-server.ts';
import { staticFiles } from './console-site/static-files.ts';
import type { KeptPeople } from './kept-people.ts';
import { localApi } from './local-api.ts';

export interface ConsoleToStart extends CompanyToStart {
  /** Is open already, so that a port that is taken is known before anything else is done. */
  readonly server: ConsoleServer;
  /** Of the built console. */
  readonly folder: string;
  /** Where those who may sign in are kept; they are gone with the process when absent. */
  readonly keptPeople?: KeptPeople;
}

/** A company at work that is watched and directed from a console. */
export interface StartedConsole {
  readonly origin: string;
  readonly company: CompanyAtWork;
  readonly pool: DevelopmentPool;
  readonly people: CompanyPeople;
  /** Ends what was started here, the server too; the engine goes on. */
  close(): Promise<void>;
}

/** Opens the company and puts its console and API before it. Time stands still until the company is started. */
export async function startConsole(input: ConsoleToStart): Promise<StartedConsole> {
  const { server, folder, keptPeople, ...toStart } = input;
  const company = await openCompanyAtWork(toStart);
  const pool = new DevelopmentPool();
  const people = await openCompanyPeople(company.clock, keptPeople === undefined ? {} : { kept: keptPeople });
  server.serve({
    api: localApi({
      documents: company.documents,
      tableName: COMPANY.tableName,
      pool,
      people: people.directory,
      clock: () => company.clock.now(),
      nowSeconds: () => Math.floor(Date.now() / 1_000),
      journal: company.journal,
      board: company.board,
      telephony: company.telephony,
    }),
    files: staticFiles(folder),
  });
  return {
    origin: server.origin,
    company,
    pool,
    people,
    close: async () => {
      await server.close();
      await people.close();
      await company.close();
    },
  };
}
