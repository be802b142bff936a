import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { addDeployment } from '../../infra/deployment.ts';
import { consoleHeaders, siteFile } from '../../shared/runtime/console-headers.ts';
import { aDeployment, anApp, keptTypes, printed, resourcesOf, settingsWith, theResource } from './a-deployment.ts';

const deployment = aDeployment();
const site = deployment.console;

const behaviour = z.object({
  AllowedMethods: z.array(z.string()),
  CachePolicyId: z.string(),
  Compress: z.boolean(),
  FunctionAssociations: z.array(z.object({ EventType: z.string() })).default([]),
  OriginRequestPolicyId: z.string().optional(),
  PathPattern: z.string().optional(),
  ResponseHeadersPolicyId: z.unknown(),
  TargetOriginId: z.string(),
  ViewerProtocolPolicy: z.string(),
});
const distribution = z.object({
  DistributionConfig: z.object({
    Aliases: z.array(z.string()).optional(),
    CacheBehaviors: z.tuple([behaviour]),
    CustomErrorResponses: z.unknown().optional(),
    DefaultCacheBehavior: behaviour,
    Origins: z.array(
      z.object({
        Id: z.string(),
        DomainName: z.unknown(),
        OriginAccessControlId: z.unknown().optional(),
        CustomOriginConfig: z
          .object({ OriginProtocolPolicy: z.string(), OriginSSLProtocols: z.array(z.string()) })
          .optional(),
      }),
    ),
    ViewerCertificate: z.record(z.string(), z.unknown()).optional(),
  }),
});
const headersPolicy = z.object({
  ResponseHeadersPolicyConfig: z.object({
    CustomHeadersConfig: z.object({ Items: z.array(z.object({ Header: z.string(), Value: z.string() })) }),
    SecurityHeadersConfig: z.object({
      ContentSecurityPolicy: z.object({ ContentSecurityPolicy: z.unknown() }),
      ContentTypeOptions: z.object({ Override: z.literal(true) }),
      FrameOptions: z.object({ FrameOption: z.string() }),
      ReferrerPolicy: z.object({ ReferrerPolicy: z.string() }),
      StrictTransportSecurity: z.object({ AccessControlMaxAgeSec: z.number(), IncludeSubdomains: z.literal(true) }),
    }),
  }),
});

function configOf(stack: typeof site) {
  return distribution.parse(theResource(stack, 'AWS::CloudFront::Distribution').Properties).DistributionConfig;
}

/** Managed policies of CloudFront, by the ids that its developer guide gives. */
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_VIEWER_EXCEPT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

describe('the console behind CloudFront', () => {
  const { DefaultCacheBehavior: files, CacheBehaviors, Origins, CustomErrorResponses } = configOf(site);
  const [api] = CacheBehaviors;
  const originOf = ({ TargetOriginId }: z.output<typeof behaviour>) => Origins.find(({ Id }) => Id === TargetOriginId);

  it('says to the browser what the server of one machine says, and names where people sign in', () => {
    const { CustomHeadersConfig, SecurityHeadersConfig: security } = headersPolicy.parse(
      theResource(site, 'AWS::CloudFront::ResponseHeadersPolicy').Properties,
    ).ResponseHeadersPolicyConfig;

    expect({
      ...Object.fromEntries(CustomHeadersConfig.Items.map(({ Header, Value }) => [Header, Value])),
      'content-security-policy': printed(security.ContentSecurityPolicy.ContentSecurityPolicy),
      'referrer-policy': security.ReferrerPolicy.ReferrerPolicy,
      'strict-transport-security': `max-age=${security.StrictTransportSecurity.AccessControlMaxAgeSec}; includeSubDomains`,
      'x-content-type-options': 'nosniff',
      'x-frame-options': security.FrameOptions.FrameOption,
    }).toEqual(consoleHeaders(['https://<PeoplePoolDomain>.auth.us-east-1.amazoncognito.com']));
    for (const { ResponseHeadersPolicyId } of [files, api]) {
      expect(printed(ResponseHeadersPolicyId)).toBe('<ConsoleHeaders>');
    }
  });

  it('reads files from a private bucket that nobody else reads, over https alone', () => {
    expect(originOf(files)?.OriginAccessControlId).toBeDefined();
    expect(files).toMatchObject({ AllowedMethods: ['GET', 'HEAD'], ViewerProtocolPolicy: 'redirect-to-https' });
    expect(theResource(site, 'AWS::S3::Bucket').Properties['PublicAccessBlockConfiguration']).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    const allowed = JSON.stringify(theResource(site, 'AWS::S3::BucketPolicy').Properties).match(/"Allow"/g);
    expect(allowed).toHaveLength(1);
  });

  it('hands the API every method and header but its own host, keeps nothing of the answers, and leaves their errors alone', () => {
    expect(api).toMatchObject({
      PathPattern: '/api/*',
      CachePolicyId: CACHING_DISABLED,
      OriginRequestPolicyId: ALL_VIEWER_EXCEPT_HOST,
      ViewerProtocolPolicy: 'https-only',
      FunctionAssociations: [],
      // Compressed, a strong ETag would become a weak one, and no change would name its version any more.
      Compress: false,
    });
    expect(api.AllowedMethods).toEqual(expect.arrayContaining(['GET', 'PUT', 'PATCH', 'POST', 'DELETE']));
    expect(originOf(api)?.CustomOriginConfig).toMatchObject({
      OriginProtocolPolicy: 'https-only',
      OriginSSLProtocols: ['TLSv1.2'],
    });
    expect(CustomErrorResponses).toBeUndefined();
  });

  it('answers on every path what the server of one machine answers', () => {
    const { FunctionCode } = theResource(site, 'AWS::CloudFront::Function').Properties;
    const handler = new Function(`${String(FunctionCode)}; return handler;`)() as (event: {
      request: { uri: string };
    }) => { uri: string };
    const path = fc.array(fc.oneof(fc.constantFrom('/', '.', 'assets', 'js', 'leads'), fc.string({ maxLength: 4 })));

    fc.assert(
      fc.property(path, (parts) => {
        const uri = `/${parts.join('')}`;
        expect(handler({ request: { uri } }).uri).toBe(siteFile(uri));
      }),
    );
  });

  it('keeps nothing when it goes: its files can be built again', () => {
    expect(keptTypes(site)).toEqual([]);
    expect(site.terminationProtection).toBeFalsy();
  });

  it('answers under an address of the company, with its certificate and no TLS before 1.2', () => {
    const certificate = 'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-4000-8000-000000000000';
    const signIn = { consoleAddress: 'https://calls.example.com', consoleCertificateArn: certificate };
    const own = addDeployment(anApp(), settingsWith({ signIn })).console;

    expect(configOf(own)).toMatchObject({
      Aliases: ['calls.example.com'],
      ViewerCertificate: { AcmCertificateArn: certificate, MinimumProtocolVersion: 'TLSv1.2_2021' },
    });
    expect(own.site.address).toBe('https://calls.example.com');
  });

  it('refuses a certificate that is for nothing, or where CloudFront does not look', () => {
    const certificate = (region: string) => `arn:aws:acm:${region}:111122223333:certificate/1`;

    expect(() => settingsWith({ signIn: { consoleCertificateArn: certificate('us-east-1') } })).toThrow(
      'signIn.consoleAddress is missing: must say what the certificate is for',
    );
    expect(() =>
      settingsWith({
        signIn: { consoleAddress: 'https://calls.example.com', consoleCertificateArn: certificate('eu-west-1') },
      }),
    ).toThrow('signIn.consoleCertificateArn must be the ARN of a certificate of ACM in us-east-1');
  });

  it('needs nothing of people that would hold them when it goes', () => {
    expect(deployment.people.dependencies).toEqual([]);
    expect(resourcesOf(deployment.people, 'AWS::CloudFront::Distribution')).toEqual([]);
  });
});
