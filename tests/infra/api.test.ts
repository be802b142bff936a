import { describe, expect, it } from 'vitest';
import { addDeployment } from '../../infra/deployment.ts';
import { aDeployment, anApp, printed, resourcesOf, settingsWith, theResource } from './a-deployment.ts';

const { api, people } = aDeployment();

describe('the gateway', () => {
  it('lets nothing through but with a token of the pool, made for its client', () => {
    const routes = resourcesOf(api, 'AWS::ApiGatewayV2::Route').map(({ Properties }) => Properties);
    const authorizer = theResource(api, 'AWS::ApiGatewayV2::Authorizer');
    const configured = JSON.stringify(authorizer.Properties['JwtConfiguration']);

    expect(routes).toEqual([
      expect.objectContaining({
        RouteKey: 'ANY /api/{proxy+}',
        AuthorizationType: 'JWT',
        AuthorizerId: { Ref: authorizer.logicalId },
      }),
    ]);
    expect(authorizer.Properties).toMatchObject({ IdentitySource: ['$request.header.Authorization'] });
    expect(configured).toContain('PeopleConsole');
    expect(configured).toContain('PeoplePool');
  });

  it('is bounded, and logs neither who asked nor about whom', () => {
    const { DefaultRouteSettings: bounds, AccessLogSettings: log } = theResource(
      api,
      'AWS::ApiGatewayV2::Stage',
    ).Properties;

    expect(bounds).toEqual({ ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 });
    for (const telling of ['sourceIp', 'claims', 'path', 'userAgent', 'principalId', 'routeKey']) {
      expect(JSON.stringify(log)).not.toContain(telling);
    }
  });

  it('alone may invoke the function', () => {
    const invoked = resourcesOf(api, 'AWS::Lambda::Permission').map(({ Properties }) => Properties);

    expect(invoked).toEqual([
      expect.objectContaining({ Action: 'lambda:InvokeFunction', Principal: 'apigateway.amazonaws.com' }),
    ]);
    expect(printed(invoked[0]?.['SourceArn'])).toBe(
      'arn:aws:execute-api:us-east-1:<AWS::AccountId>:<Api>/*/*/api/{proxy+}',
    );
  });
});

/** Nowhere, until the parameter says where. */
const WHERE_CLOUDFRONT_IS = (path: string) => ({
  'Fn::If': ['IsConsoleThere', { 'Fn::Join': ['', [{ Ref: 'ConsoleAddress' }, path]] }, { Ref: 'AWS::NoValue' }],
});

describe('people', () => {
  it('are invited, and never sign up', () => {
    expect(theResource(people, 'AWS::Cognito::UserPool').Properties).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      DeletionProtection: 'ACTIVE',
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    });
    const groups = resourcesOf(people, 'AWS::Cognito::UserPoolGroup').map(({ Properties }) => Properties['GroupName']);
    expect(groups).toEqual(['viewer', 'supervisor', 'administrator']);
    expect(theResource(people, 'AWS::Cognito::UserPoolUserToGroupAttachment').Properties['GroupName']).toBe(
      'administrator',
    );
  });

  it("may sign in with a second factor and the company's own sign-in, by settings", () => {
    const saml = { name: 'Company', metadataUrl: 'https://login.example.com/metadata' };
    const signIn = { mfa: 'required', consoleAddress: 'https://calls.example.com', saml };
    const own = addDeployment(anApp(), settingsWith({ signIn })).people;

    expect(theResource(own, 'AWS::Cognito::UserPool').Properties['MfaConfiguration']).toBe('ON');
    expect(theResource(own, 'AWS::Cognito::UserPoolIdentityProvider').Properties).toMatchObject({
      ProviderType: 'SAML',
    });
    expect(theResource(own, 'AWS::Cognito::UserPoolClient').Properties).toMatchObject({
      SupportedIdentityProviders: ['COGNITO', 'Company'],
      CallbackURLs: [
        WHERE_CLOUDFRONT_IS('/signed-in'),
        'https://calls.example.com/signed-in',
        'http://localhost:4300/signed-in',
      ],
      LogoutURLs: [WHERE_CLOUDFRONT_IS('/'), 'https://calls.example.com/', 'http://localhost:4300/'],
      AllowedOAuthScopes: ['openid', 'email'],
      AllowedOAuthFlows: ['code'],
      GenerateSecret: false,
    });
  });
});
