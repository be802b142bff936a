import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonText } from '../../shared/domain/data/json-layout.ts';
import { PROJECT } from './a-deployment.ts';
import { BASELINE, resourcesToKeep } from './deployments-to-keep.ts';

writeFileSync(join(PROJECT, BASELINE), `${jsonText(resourcesToKeep())}\n`);
