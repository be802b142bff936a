import { deploymentOutputs, MissingOutputError, STACK_PARTS, stackName } from '../../infra/deployment-outputs.ts';
import type { DeploymentSettings } from '../../infra/settings/deployment-settings.ts';
import { setUpCompany } from '../../shared/application/set-up-company.ts';
import { ConsoleBuildError } from '../../simulator/console-site/console-build.ts';
import type { AccountClients } from '../account/account-clients.ts';
import { stackNamed } from '../account/deployed-stacks.ts';
import { CommandFailure } from '../command-failure.ts';
import type { Tools } from '../doctor/checks/check-tools.ts';
import { examine } from '../doctor/examine.ts';
import { isSound, printedFindings } from '../doctor/printed-findings.ts';
import { type Answer, done, notDone } from '../documents/answer.ts';
import type { Company } from '../documents/company.ts';
import type { Asker } from '../documents/confirm.ts';
import type { SynthesisedStack } from './assembly.ts';
import type { CdkProject } from './cdk-project.ts';
import { deployedTemplate, discardChangeSet, preparedChanges } from './deployed-templates.ts';
import { calledFrom, firstDocuments } from './first-documents.ts';
import { leadNumbersIn } from './inbound-numbers.ts';
import { leftToDo, printedLeftToDo } from './left-to-do.ts';
import { type LostResource, lostBy, removedFrom } from './lost-resources.ts';
import { openConsole } from './open-console.ts';
import type { DeployRequest } from './options.ts';
import { printedChanges, printedLosses, printedSetUp } from './printed-deploy.ts';
import { type StackChange, stackChange } from './stack-changes.ts';

export interface DeployTools {
  readonly settings: DeploymentSettings;
  readonly account: AccountClients;
  readonly tools: Tools;
  readonly cdk: CdkProject;
  /** @returns the folder that holds the built console. @throws ConsoleBuildError when it cannot be built. */
  readonly buildConsole: () => Promise<string>;
  readonly ask: Asker;
  /** What is told before the answer. */
  readonly tell: (text: string) => void;
  /** The company that was deployed, for as long as `use` lasts. */
  readonly withCompany: <Result>(
    use: (company: Pick<Company, 'settings' | 'clock'>) => Promise<Result>,
  ) => Promise<Result>;
}

/** Names the change sets that are prepared to be looked at. */
const CHANGE_SET = 'tierline-before-deploying';

type DeployRun = Pick<DeployRequest, 'skipDoctor'>;

/**
 * Deploys and sets the company up. Whatever it dies of, the same command carries it on.
 * @throws CommandFailure when it must not or could not be done.
 */
export async function deploy(request: DeployRun, tools: DeployTools): Promise<Answer> {
  const { settings, account, cdk, ask, tell } = tools;
  await beSound(request, tools);
  tell('Writing what would be deployed (about a minute) ...\n');
  const stacks = await cdk.synthesise();
  if (stacks === undefined)
    throw new CommandFailure('CDK refused what would be deployed, for the reasons above. Nothing was deployed.');
  const built = await builtOrRefused(tools);
  const changes = await changesOf(stacks, account);
  tell(printedChanges(changes));
  const lost = await lostOf(changes, tools);
  if (lost.length > 0) return notDone(printedLosses(lost), { changes, lost });
  const isNews = changes.some(({ kind }) => kind !== 'unchanged');
  if (isNews) {
    const message = `Deploy this to ${settings.region} as ${settings.deploymentName}?`;
    if (!(await ask({ kind: 'yes-or-no', message }))) throw new CommandFailure('Nothing was deployed.');
    if (!(await cdk.deploy())) {
      throw new CommandFailure(
        'Not everything was deployed, for the reason above. What was deployed stays. Mend the reason and run the same command again.',
      );
    }
  }
  return setUp(changes, built, tools);
}

async function beSound(request: DeployRun, { settings, account, tools, tell }: DeployTools): Promise<void> {
  const findings = await examine({ settings, account }, tools);
  tell(printedFindings(findings));
  if (isSound(findings)) return;
  if (!request.skipDoctor) {
    throw new CommandFailure('Nothing was deployed: mend what stands in the way, or add --skip-doctor.');
  }
  tell('Goes on although something stands in the way (--skip-doctor).\n');
}

async function builtOrRefused({ buildConsole }: DeployTools): Promise<string> {
  try {
    return await buildConsole();
  } catch (error) {
    if (!(error instanceof ConsoleBuildError)) throw error;
    throw new CommandFailure(`${error.message}\nNothing was deployed.`, { cause: error });
  }
}

async function changesOf(
  stacks: readonly SynthesisedStack[],
  account: AccountClients,
): Promise<readonly StackChange[]> {
  const changes: StackChange[] = [];
  for (const stack of stacks)
    changes.push(stackChange(stack, await deployedTemplate(account.cloudFormation, stack.name)));
  return changes;
}

/** What of value would be lost, by the templates and, where those agree, by CloudFormation's own word. */
async function lostOf(
  changes: readonly StackChange[],
  { account: { cloudFormation }, cdk }: DeployTools,
): Promise<readonly LostResource[]> {
  const removed = changes.flatMap(removedFrom);
  if (removed.length > 0) return removed;
  const lost: LostResource[] = [];
  for (const change of changes) {
    if (change.kind === 'new' || change.kind === 'unchanged' || !change.isProtected) continue;
    if (!(await cdk.prepare(change.stack, CHANGE_SET))) {
      throw new CommandFailure(
        `Whether ${change.stack} would lose something cannot be told: CDK could not prepare its changes, for the reason above. Nothing was deployed.`,
      );
    }
    lost.push(...lostBy(change.stack, await preparedChanges(cloudFormation, change.stack, CHANGE_SET)));
    await discardChangeSet(cloudFormation, change.stack, CHANGE_SET);
  }
  return lost;
}

async function setUp(changes: readonly StackChange[], built: string, tools: DeployTools): Promise<Answer> {
  const { settings, account, withCompany } = tools;
  const outputs = await outputsOf(settings, account);
  const first = firstDocuments(settings, outputs);
  const company = await withCompany(({ settings: repository, clock }) => setUpCompany({ repository, clock }, first));
  const inbound = await leadNumbersIn(
    account.connect,
    { instanceId: outputs.connectInstanceId, instanceArn: outputs.connectInstanceArn, flowId: outputs.inboundFlowId },
    calledFrom(first.structure),
  );
  const site = await openConsole(outputs, built, tools);
  const left = leftToDo(settings, outputs, inbound);
  const next = `npm run first-call -- +NUMBER-OF-YOUR-PHONE --target ${settings.deploymentName} --region ${settings.region}`;
  if (company.structure.kind === 'waits')
    return notDone(printedSetUp(company, inbound, site), { changes, company, console: site });
  return done(`${printedSetUp(company, inbound, site)}${printedLeftToDo(left, next)}`, {
    changes,
    company,
    inbound,
    console: site,
    left,
    next,
  });
}

async function outputsOf(settings: DeploymentSettings, { cloudFormation }: AccountClients) {
  const found = new Map<string, string>();
  for (const part of STACK_PARTS) {
    const stack = await stackNamed(cloudFormation, stackName(settings.deploymentName, part));
    for (const [key, value] of Object.entries(stack?.outputs ?? {})) found.set(`${part} ${key}`, value);
  }
  try {
    return deploymentOutputs(
      (part, key) => found.get(`${part} ${key}`),
      settings.tiers.map(({ number }) => number),
    );
  } catch (error) {
    if (error instanceof MissingOutputError) throw new CommandFailure(error.message, { cause: error });
    throw error;
  }
}
