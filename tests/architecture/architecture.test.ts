import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import { afterAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const FOLDERS = ['console', 'functions', 'infra', 'shared', 'simulator', 'tests'];
const options = await extractDepcruiseOptions(join(ROOT, '.dependency-cruiser.mjs'));

async function cruised(baseDir: string, folders: readonly string[]): Promise<ICruiseResult> {
  const { output } = await cruise([...folders], { ...options, baseDir });
  if (typeof output === 'string') throw new TypeError('A reporter answered in place of the result.');
  return output;
}

function breaches({ summary }: ICruiseResult): readonly string[] {
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} > ${packageOr(to)}`).sort();
}

/** A file of a package, wherever it is installed, as the package's name. */
function packageOr(path: string): string {
  return /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? path;
}

describe('the house', () => {
  it('keeps every rule, and every TypeScript file was looked at', async () => {
    const result = await cruised(ROOT, FOLDERS);
    const seen = result.modules.map(({ source }) => source).filter((source) => isOurs(source));

    expect(breaches(result)).toEqual([]);
    expect(seen.sort()).toEqual(FOLDERS.flatMap(typescriptFiles).sort());
  });
});

describe('a planted breach is caught', () => {
  const house = mkdtempSync(join(tmpdir(), 'tierline-house-'));
  afterAll(() => rmSync(house, { recursive: true }));

  it.each(plantedBreaches())('of $rule', async ({ rule, files, breach }) => {
    const folder = join(house, rule);
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));

    const result = await cruised(folder, topFolders(files));

    expect(breaches(result)).toEqual([`${rule}: ${breach}`]);
  });

  it('has one for every rule', () => {
    const rules = (options.ruleSet?.forbidden ?? []).map(({ name }) => name);

    expect(new Set(plantedBreaches().map(({ rule }) => rule))).toEqual(new Set(rules));
  });
});

interface PlantedBreach {
  readonly rule: string;
  readonly files: Readonly<Record<string, string>>;
  readonly breach: string;
}

function plantedBreaches(): readonly PlantedBreach[] {
  const leaf = 'export const leaf = 1;\n';
  return [
    {
      rule: 'domain-is-pure',
      files: { 'shared/domain/lead.ts': "import 'node:fs';\n", 'shared/domain/stage.ts': "import './lead.ts';\n" },
      breach: 'shared/domain/lead.ts > fs',
    },
    {
      rule: 'application-knows-no-vendor',
      files: {
        'shared/application/store.ts': "import type { Context } from 'aws-lambda';\nexport type Given = Context;\n",
      },
      breach: 'shared/application/store.ts > @types/aws-lambda',
    },
    {
      rule: 'adapters-look-inward',
      files: {
        'shared/adapters/connect/calls.ts': "import '../dynamodb/table.ts';\n",
        'shared/adapters/dynamodb/table.ts': leaf,
      },
      breach: 'shared/adapters/connect/calls.ts > shared/adapters/dynamodb/table.ts',
    },
    {
      rule: 'runtime-stands-alone',
      files: {
        'shared/runtime/logger.ts': "import '../adapters/dynamodb/table.ts';\n",
        'shared/adapters/dynamodb/table.ts': leaf,
      },
      breach: 'shared/runtime/logger.ts > shared/adapters/dynamodb/table.ts',
    },
    {
      rule: 'functions-are-apart',
      files: { 'functions/dial/handler.ts': "import '../opt-out/event.ts';\n", 'functions/opt-out/event.ts': leaf },
      breach: 'functions/dial/handler.ts > functions/opt-out/event.ts',
    },
    {
      rule: 'functions-do-not-look-outward',
      files: { 'functions/dial/handler.ts': "import '../../simulator/clock.ts';\n", 'simulator/clock.ts': leaf },
      breach: 'functions/dial/handler.ts > simulator/clock.ts',
    },
    {
      rule: 'only-wiring-names-adapters',
      files: {
        'functions/dial/index.ts': "import '../../shared/adapters/dynamodb/table.ts';\n",
        'functions/dial/handler.ts': "import '../../shared/adapters/dynamodb/table.ts';\n",
        'shared/adapters/dynamodb/table.ts': leaf,
      },
      breach: 'functions/dial/handler.ts > shared/adapters/dynamodb/table.ts',
    },
    {
      rule: 'vendors-stay-in-adapters',
      files: { 'functions/dial/handler.ts': "import '@aws-sdk/client-dynamodb';\n" },
      breach: 'functions/dial/handler.ts > @aws-sdk/client-dynamodb',
    },
    {
      rule: 'infra-shares-definitions',
      files: {
        'infra/app.ts':
          "import '../shared/application/load.ts';\nimport '../shared/domain/lead.ts';\nimport '../shared/runtime/setting-names.ts';\n",
        'shared/application/load.ts': leaf,
        'shared/domain/lead.ts': leaf,
        'shared/runtime/setting-names.ts': leaf,
      },
      breach: 'infra/app.ts > shared/application/load.ts',
    },
    {
      rule: 'console-reads-settings',
      files: {
        'console/rules.ts': "import '../infra/app.ts';\nimport '../infra/settings/settings-error.ts';\n",
        'infra/app.ts': leaf,
        'infra/settings/settings-error.ts': leaf,
      },
      breach: 'console/rules.ts > infra/app.ts',
    },
    {
      rule: 'console-is-on-top',
      files: { 'simulator/clock.ts': "import '../console/rules.ts';\n", 'console/rules.ts': leaf },
      breach: 'simulator/clock.ts > console/rules.ts',
    },
    {
      rule: 'console-web-speaks-http',
      files: {
        'console/web/entry.tsx': "import '../../shared/application/load.ts';\nimport '../../shared/domain/lead.ts';\n",
        'shared/application/load.ts': leaf,
        'shared/domain/lead.ts': leaf,
      },
      breach: 'console/web/entry.tsx > shared/application/load.ts',
    },
    {
      rule: 'console-web-takes-types-alone',
      files: {
        'console/web/entry.tsx': "import { leaf } from '../../functions/api/route.ts';\nexport const use = leaf;\n",
        'console/web/controls.ts':
          "import type { leaf } from '../../functions/api/route.ts';\nexport type It = typeof leaf;\n",
        'functions/api/route.ts': leaf,
      },
      breach: 'console/web/entry.tsx > functions/api/route.ts',
    },
    {
      rule: 'nothing-imports-console-web',
      files: { 'console/rules.ts': "import './web/entry.tsx';\n", 'console/web/entry.tsx': leaf },
      breach: 'console/rules.ts > console/web/entry.tsx',
    },
    {
      rule: 'nothing-imports-infra',
      files: {
        'simulator/clock.ts': "import '../infra/app.ts';\nimport '../infra/contact-flows/outbound-flow.ts';\n",
        'infra/app.ts': leaf,
        'infra/contact-flows/outbound-flow.ts': leaf,
      },
      breach: 'simulator/clock.ts > infra/app.ts',
    },
    {
      rule: 'contact-flows-stand-alone',
      files: {
        'infra/contact-flows/outbound-flow.ts': "import 'aws-cdk-lib';\nimport './say.ts';\n",
        'infra/contact-flows/say.ts': leaf,
      },
      breach: 'infra/contact-flows/outbound-flow.ts > aws-cdk-lib',
    },
    {
      rule: 'nothing-imports-tests',
      files: { 'simulator/clock.ts': "import '../tests/support/a-lead.ts';\n", 'tests/support/a-lead.ts': leaf },
      breach: 'simulator/clock.ts > tests/support/a-lead.ts',
    },
    {
      rule: 'auditor-is-independent',
      files: {
        'simulator/auditor/audit.ts': "import '../clock.ts';\n",
        'simulator/clock.ts': "import '../shared/domain/lead.ts';\n",
        'shared/domain/lead.ts': leaf,
      },
      breach: 'simulator/auditor/audit.ts > shared/domain/lead.ts',
    },
    {
      rule: 'no-cycles',
      files: {
        'shared/domain/lead.ts': "import type { Stage } from './stage.ts';\nexport type Lead = Stage;\n",
        'shared/domain/stage.ts': "import type { Lead } from './lead.ts';\nexport type Stage = Lead;\n",
      },
      breach: 'shared/domain/lead.ts > shared/domain/stage.ts',
    },
    {
      rule: 'no-orphans',
      files: { 'shared/domain/lead.ts': leaf },
      breach: 'shared/domain/lead.ts > shared/domain/lead.ts',
    },
    {
      rule: 'no-unresolved',
      files: { 'tests/unit/lead.test.ts': "import './gone.ts';\n" },
      breach: 'tests/unit/lead.test.ts > ./gone.ts',
    },
  ];
}

function topFolders(files: Readonly<Record<string, string>>): readonly string[] {
  return [...new Set(Object.keys(files).map((path) => path.split('/', 1)[0] ?? ''))];
}

function isOurs(source: string): boolean {
  return /[.]tsx?$/.test(source) && FOLDERS.some((folder) => source.startsWith(`${folder}/`));
}

function typescriptFiles(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /[.]tsx?$/.test(path))
    .map((path) => `${folder}/${path}`);
}
