import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  contentSecurityPolicy,
  SITE_FILE_PATTERN,
  STEADY_HEADERS,
  STRICT_TRANSPORT_SECONDS,
} from '../../shared/runtime/console-headers.ts';

const BUCKET_LOG = 'It holds what everybody gets who opens the console; CloudFront alone reads it.';
const NO_LOG =
  'Paths name leads, and addresses people. Who changed what is in the audit log; the gateway logs every request without either.';
const NO_FIREWALL =
  "Files are public, and the API takes tokens of the company's pool alone and is bounded: a firewall costs more than the rest.";
const NO_COUNTRY = 'Where administrators work is not known here.';
const OWN_CERTIFICATE =
  "Under CloudFront's own name the certificate, and with it the oldest TLS, is CloudFront's; signIn.consoleCertificateArn brings TLS 1.2.";

/** An address of the company's own, and the certificate for it in us-east-1. */
export interface OwnAddress {
  readonly host: string;
  readonly certificateArn: string;
}

export interface ConsoleSiteProps {
  readonly api: HttpApi;
  /** Where people sign in: the one place that the console asks beside its own address. */
  readonly signInAddress: string;
  readonly ownAddress?: OwnAddress;
}

/**
 * The console's files behind CloudFront, with the API under the same address: nothing of it is asked for across origins.
 * The bucket is filled by `npm run deploy`, and everything in it can be built again.
 */
export class ConsoleSite extends Construct {
  readonly bucket: FileBucket;
  /** With https and without a path. */
  readonly address: string;

  constructor(scope: Construct, id: string, { api, signInAddress, ownAddress }: ConsoleSiteProps) {
    super(scope, id);
    this.bucket = new FileBucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      enforceSSL: true,
      encryption: BucketEncryption.S3_MANAGED,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(this.bucket).acknowledge({ id: 'AwsSolutions-S1', reason: BUCKET_LOG });
    const always = {
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      responseHeadersPolicy: this.#headers(signInAddress),
    };
    const distribution = new Distribution(this, 'Distribution', {
      comment: Stack.of(this).stackName,
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      ...(ownAddress !== undefined && {
        domainNames: [ownAddress.host],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', ownAddress.certificateArn),
      }),
      defaultBehavior: {
        ...always,
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket),
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
        functionAssociations: [{ eventType: FunctionEventType.VIEWER_REQUEST, function: this.#onePage() }],
      },
      additionalBehaviors: {
        '/api/*': {
          ...always,
          origin: new HttpOrigin(`${api.apiId}.execute-api.${Stack.of(this).region}.${Stack.of(this).urlSuffix}`, {
            protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
            originSslProtocols: [OriginSslPolicy.TLS_V1_2],
            readTimeout: Duration.seconds(30),
          }),
          cachePolicy: CachePolicy.CACHING_DISABLED,
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
          allowedMethods: AllowedMethods.ALLOW_ALL,
          compress: false,
        },
      },
    });
    const acknowledged = {
      'AwsSolutions-CFR1': NO_COUNTRY,
      'AwsSolutions-CFR2': NO_FIREWALL,
      'AwsSolutions-CFR3': NO_LOG,
      ...(ownAddress === undefined && { 'AwsSolutions-CFR4': OWN_CERTIFICATE }),
    };
    for (const [rule, reason] of Object.entries(acknowledged)) {
      Validations.of(distribution).acknowledge({ id: rule, reason });
    }
    this.address = `https://${ownAddress?.host ?? distribution.distributionDomainName}`;
  }

  #headers(signInAddress: string): ResponseHeadersPolicy {
    const {
      'x-content-type-options': _nosniff,
      'x-frame-options': frame,
      'referrer-policy': _referrer,
      ...others
    } = STEADY_HEADERS;
    return new ResponseHeadersPolicy(this, 'Headers', {
      comment: Stack.of(this).stackName,
      securityHeadersBehavior: {
        contentSecurityPolicy: {
          contentSecurityPolicy: contentSecurityPolicy([signInAddress]),
          override: true,
        },
        contentTypeOptions: { override: true },
        frameOptions: { frameOption: HeadersFrameOption[frame], override: true },
        referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
        strictTransportSecurity: {
          accessControlMaxAge: Duration.seconds(STRICT_TRANSPORT_SECONDS),
          includeSubdomains: true,
          override: true,
        },
      },
      customHeadersBehavior: {
        customHeaders: Object.entries(others).map(([header, value]) => ({ header, value, override: true })),
      },
    });
  }

  /** Answers every path that is no file with the one page, as the server of one machine does. */
  #onePage(): EdgeFunction {
    return new EdgeFunction(this, 'OnePage', {
      functionName: `${Stack.of(this).stackName}-one-page`,
      comment: `${Stack.of(this).stackName}: one page for all paths`,
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(
        [
          'function handler(event) {',
          '  var request = event.request;',
          `  if (!${SITE_FILE_PATTERN}.test(request.uri)) request.uri = '/index.html';`,
          '  return request;',
          '}',
          '',
        ].join('\n'),
      ),
    });
  }
}

/** Says for certain that it is no website, as CDK's types want it of an origin. */
class FileBucket extends Bucket {
  override get isWebsite(): boolean {
    return false;
  }
}
