import { Aws, CfnCondition, CfnParameter, Duration, Fn, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnUserPoolGroup,
  CfnUserPoolUser,
  CfnUserPoolUserToGroupAttachment,
  FeaturePlan,
  Mfa,
  OAuthScope,
  ProviderAttribute,
  UserPool,
  UserPoolClient,
  UserPoolClientIdentityProvider,
  UserPoolIdentityProviderSaml,
  UserPoolIdentityProviderSamlMetadata,
} from 'aws-cdk-lib/aws-cognito';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { ROLES, type Role } from '../../shared/domain/roles.ts';
import { SIGNED_IN_PATH } from '../../shared/runtime/console-headers.ts';
import { CONSOLE_ADDRESS_PARAMETER } from '../deployment-outputs.ts';
import type { DeploymentSettings } from '../settings/deployment-settings.ts';
import type { TierlineFunction } from './tierline-function.ts';

const MFA_IS_CHOSEN = 'Whether a second factor is needed is the setting signIn.mfa: small companies begin without one.';
const PLUS_IS_CHOSEN =
  'The Plus plan costs for every user and month; nobody can sign up, and a company that wants more signs in by SAML.';

/** What each group may do, for whoever gives people their roles in the console of Cognito. */
const GROUPS: Readonly<Record<Role, string>> = {
  viewer: 'Sees everything but telephone numbers, changes nothing',
  supervisor: 'Sees numbers, stops and pauses, works on leads',
  administrator: 'Changes rules, structure and campaigns, lets customers be called, gives roles',
};

const OF_ADMINISTRATION = [
  'cognito-idp:AdminAddUserToGroup',
  'cognito-idp:AdminCreateUser',
  'cognito-idp:AdminDisableUser',
  'cognito-idp:AdminEnableUser',
  'cognito-idp:AdminGetUser',
  'cognito-idp:AdminListGroupsForUser',
  'cognito-idp:AdminRemoveUserFromGroup',
  'cognito-idp:AdminUserGlobalSignOut',
  'cognito-idp:ListUsers',
  'cognito-idp:ListUsersInGroup',
] as const;

export interface PeopleProps {
  readonly deploymentName: string;
  /** Invited as the first administrator. */
  readonly administratorEmail: string;
  readonly signIn: DeploymentSettings['signIn'];
}

/**
 * Who may sign in, and as what. Nobody signs up: an administrator invites people and puts each in a group. Whoever comes by
 * SAML is in no group, and may do nothing, until an administrator gives them one.
 */
export class People extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  /** Where people sign in, with https. */
  readonly signInAddress: string;
  readonly #consoleAddress: CfnParameter;
  readonly #isConsoleThere: CfnCondition;

  constructor(scope: Construct, id: string, { deploymentName, administratorEmail, signIn }: PeopleProps) {
    super(scope, id);
    this.#consoleAddress = new CfnParameter(Stack.of(this), CONSOLE_ADDRESS_PARAMETER, {
      default: '',
      allowedPattern: '^(https://[a-z0-9.-]+)?$',
      description: 'Where CloudFront serves the console; npm run deploy fills it in.',
    });
    this.#isConsoleThere = new CfnCondition(Stack.of(this), 'IsConsoleThere', {
      expression: Fn.conditionNot(Fn.conditionEquals(this.#consoleAddress.valueAsString, '')),
    });
    this.pool = this.#pool(signIn);
    this.#groups(administratorEmail);
    const domain = this.pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix: `${deploymentName}-${Aws.ACCOUNT_ID}` },
    });
    domain.applyRemovalPolicy(RemovalPolicy.DESTROY);
    this.signInAddress = domain.baseUrl();
    this.client = this.#client(signIn);
  }

  /** To invite people, give them roles, and switch them off and on: nothing of the pool itself. */
  grantAdminister({ role }: TierlineFunction): void {
    Grant.addToPrincipal({ grantee: role, actions: [...OF_ADMINISTRATION], resourceArns: [this.pool.userPoolArn] });
  }

  /** The address signs changes: another one takes its place only after a letter to it was answered. */
  #pool({ mfa }: PeopleProps['signIn']): UserPool {
    const pool = new UserPool(this, 'Pool', {
      selfSignUpEnabled: false,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      keepOriginal: { email: true },
      standardAttributes: { email: { required: true, mutable: true } },
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireUppercase: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(7),
      },
      mfa: mfa === 'required' ? Mfa.REQUIRED : Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      featurePlan: FeaturePlan.ESSENTIALS,
      userInvitation: {
        emailSubject: 'Your login for Tierline',
        emailBody: `You are invited to ${Stack.of(this).stackName}. Sign in as {username} with the password {####} and choose another one. It is valid for seven days.`,
      },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    if (mfa !== 'required') Validations.of(pool).acknowledge({ id: 'AwsSolutions-COG2', reason: MFA_IS_CHOSEN });
    Validations.of(pool).acknowledge({ id: 'AwsSolutions-COG8', reason: PLUS_IS_CHOSEN });
    return pool;
  }

  /** A login that people have is theirs: it stays when the first administrator is another one, or the stack goes. */
  #groups(administratorEmail: string): void {
    const { userPoolId } = this.pool;
    const groups = ROLES.map((role, index) => {
      const precedence = ROLES.length - index;
      const props = { userPoolId, groupName: role, description: GROUPS[role], precedence };
      return new CfnUserPoolGroup(this, `Group${role}`, props);
    });
    const first = new CfnUserPoolUser(this, 'FirstAdministrator', {
      userPoolId,
      username: administratorEmail,
      desiredDeliveryMediums: ['EMAIL'],
      userAttributes: [
        { name: 'email', value: administratorEmail },
        { name: 'email_verified', value: 'true' },
      ],
    });
    const member = new CfnUserPoolUserToGroupAttachment(this, 'FirstAdministratorsRole', {
      userPoolId,
      username: first.ref,
      groupName: 'administrator' satisfies Role,
    });
    for (const group of groups) member.addResourceDependency(group);
    for (const kept of [first, member, ...groups]) kept.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }

  /**
   * The path where CloudFront serves the console. Its name is known only when the console is there, which needs the pool:
   * so it is told afterwards, as a parameter, and CloudFormation keeps it from then on.
   */
  #atTheConsole(path: string): string {
    return Fn.conditionIf(
      this.#isConsoleThere.logicalId,
      `${this.#consoleAddress.valueAsString}${path}`,
      Aws.NO_VALUE,
    ).toString();
  }

  #client({ saml, consoleAddress }: PeopleProps['signIn']): UserPoolClient {
    const addresses = [...(consoleAddress === undefined ? [] : [consoleAddress]), 'http://localhost:4300'];
    const back = (path: string) => [this.#atTheConsole(path), ...addresses.map((address) => `${address}${path}`)];
    const company = saml && {
      provider: new UserPoolIdentityProviderSaml(this, 'CompanySignIn', {
        userPool: this.pool,
        name: saml.name,
        metadata: UserPoolIdentityProviderSamlMetadata.url(saml.metadataUrl),
        attributeMapping: {
          email: ProviderAttribute.other('http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress'),
        },
      }),
      name: saml.name,
    };
    const client = new UserPoolClient(this, 'Console', {
      userPool: this.pool,
      authFlows: { userSrp: true },
      generateSecret: false,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      idTokenValidity: Duration.hours(1),
      accessTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.hours(12),
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL],
        callbackUrls: back(SIGNED_IN_PATH),
        logoutUrls: back('/'),
      },
      supportedIdentityProviders: [
        UserPoolClientIdentityProvider.COGNITO,
        ...(company === undefined ? [] : [UserPoolClientIdentityProvider.custom(company.name)]),
      ],
    });
    if (company !== undefined) client.node.addDependency(company.provider);
    return client;
  }
}
