/** What S3 answers of a bucket in which CDK puts templates and bundles. */
export interface BucketAnswer {
  readonly status: number;
  readonly body: string;
}

/** A bucket on this machine, as far as a deployment uses it. */
export class AssetBucket {
  readonly #objects = new Map<string, string>();

  /** @param url from the host on. */
  answer(method: string, url: URL, body: string): BucketAnswer {
    const key = url.pathname;
    if (url.searchParams.has('encryption')) {
      const rule =
        '<Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm></ApplyServerSideEncryptionByDefault></Rule>';
      return { status: 200, body: `<ServerSideEncryptionConfiguration>${rule}</ServerSideEncryptionConfiguration>` };
    }
    if (url.searchParams.has('location')) return { status: 200, body: '<LocationConstraint></LocationConstraint>' };
    if (url.searchParams.has('list-type'))
      return { status: 200, body: this.#listing(url.searchParams.get('prefix') ?? '') };
    if (method === 'PUT') {
      this.#objects.set(key, body);
      return { status: 200, body: '' };
    }
    return { status: this.#objects.has(key) ? 200 : 404, body: '' };
  }

  /** The text of an object, however its URL names the bucket. */
  textAt(url: string): string | undefined {
    const name = url.split('/').at(-1) ?? '';
    return [...this.#objects].find(([key]) => key.endsWith(`/${name}`))?.[1];
  }

  #listing(prefix: string): string {
    const isThere = [...this.#objects.keys()].some((key) => key.endsWith(`/${prefix}`));
    const contents = isThere ? `<Contents><Key>${prefix}</Key><Size>1</Size></Contents>` : '';
    return `<ListBucketResult><KeyCount>${isThere ? 1 : 0}</KeyCount><IsTruncated>false</IsTruncated>${contents}</ListBucketResult>`;
  }
}
