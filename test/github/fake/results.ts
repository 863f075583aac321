import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { FakeGitHub, StoredArtifact } from './github.ts';
import type { Answer, Asked } from './http.ts';

const service = '/twirp/github.actions.results.api.v1.ArtifactService/';
const day = 86_400_000;

const ids = { workflow_run_backend_id: z.string(), workflow_job_run_backend_id: z.string() };
const createSchema = z.strictObject({
  ...ids,
  name: z.string().min(1).max(250),
  version: z.literal(7),
  mime_type: z.literal('application/zip'),
  expires_at: z.iso.datetime().optional(),
});
const finalizeSchema = z.strictObject({
  ...ids,
  name: z.string(),
  size: z.string().regex(/^\d+$/u),
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/u),
});

function fault(status: number, code: string, msg: string): Answer {
  return { status, body: { code, msg } };
}

/** The service that the real client of artifacts talks to. */
export function twirp(fake: FakeGitHub, asked: Asked, jobs: ReadonlyMap<string, number>): Answer {
  const claims = /^Bearer [^.]+\.([^.]+)\.signature$/u.exec(asked.headers.authorization ?? '')?.[1] ?? '';
  const scope = /"Actions\.Results:(\d+):([^"]+)"/u.exec(Buffer.from(claims, 'base64url').toString('utf8'));
  const run = jobs.get(scope?.[2] ?? '');
  if (run === undefined || String(run) !== scope?.[1]) return fault(401, 'unauthenticated', 'no such job');
  const method = asked.path.slice(service.length);
  if (!asked.path.startsWith(service) || asked.method !== 'POST')
    return fake.refuse(asked, 'no such service');
  const own = (body: { workflow_run_backend_id: string; workflow_job_run_backend_id: string }): boolean =>
    body.workflow_run_backend_id === String(run) && body.workflow_job_run_backend_id === scope[2];
  const json: unknown = JSON.parse(asked.body.toString('utf8'));

  if (method === 'CreateArtifact') {
    const request = createSchema.safeParse(json);
    if (!request.success || !own(request.data))
      return fake.refuse(asked, `body: ${request.error?.message ?? 'ids'}`, 400);
    const { name, expires_at: expires } = request.data;
    if (fake.artifacts.some((artifact) => artifact.run === run && artifact.name === name)) {
      return fault(409, 'already_exists', 'an artifact with this name already exists on the workflow run');
    }
    const artifact = fake.addArtifact(run, name, Buffer.of(), { digest: null, finalized: false });
    artifact.expires = expires === undefined ? artifact.created + 90 * day : Date.parse(expires);
    const url = `${fake.server.url}/blob/${String(artifact.id)}?sig=write`;
    return { status: 200, body: { ok: true, signed_upload_url: url } };
  }
  if (method === 'FinalizeArtifact') {
    const request = finalizeSchema.safeParse(json);
    if (!request.success || !own(request.data))
      return fake.refuse(asked, `body: ${request.error?.message ?? 'ids'}`, 400);
    const { name, size, hash } = request.data;
    const artifact = fake.artifacts.find((found) => found.run === run && found.name === name);
    if (artifact === undefined) return fault(404, 'not_found', 'no such artifact');
    const digest = `sha256:${createHash('sha256').update(artifact.content).digest('hex')}`;
    if (Number(size) !== artifact.content.length || hash !== digest) {
      return fake.refuse(asked, 'size or hash are not those of what was uploaded', 400);
    }
    artifact.digest = digest;
    artifact.finalized = true;
    return { status: 200, body: { ok: true, artifact_id: String(artifact.id) } };
  }
  return fake.refuse(asked, 'no such method');
}

const blocks = new WeakMap<StoredArtifact, Map<string, Buffer>>();

/** Azure's block blobs: `Put Block`, `Put Block List`, `Get Blob`, each by a signed address and without a token. */
export function blob(fake: FakeGitHub, asked: Asked): Answer {
  const artifact = fake.artifacts.find(({ id }) => asked.path === `/blob/${String(id)}`);
  if (artifact === undefined) return fake.refuse(asked, 'no such blob');
  if (asked.headers.authorization !== undefined)
    return fake.refuse(asked, 'a token was sent to the storage', 400);
  const { query, method } = asked;
  if (method === 'GET' && query.get('sig') === 'read') {
    return { status: 200, headers: { 'content-type': 'application/zip' }, body: artifact.content };
  }
  if (method !== 'PUT' || query.get('sig') !== 'write' || asked.headers['x-ms-version'] === undefined) {
    return fake.refuse(asked, 'not signed for this', 403);
  }
  const staged = blocks.get(artifact) ?? new Map<string, Buffer>();
  blocks.set(artifact, staged);
  const block = query.get('blockid');
  if (query.get('comp') === 'block' && block !== null) {
    staged.set(block, asked.body);
    return { status: 201 };
  }
  if (query.get('comp') === 'blocklist') {
    const names = [...asked.body.toString('utf8').matchAll(/<Latest>([^<]+)<\/Latest>/gu)].map(
      ([, name]) => name ?? '',
    );
    const parts = names.map((name) => staged.get(name));
    if (parts.some((part) => part === undefined)) return fake.refuse(asked, 'a block that was not put', 400);
    artifact.content = Buffer.concat(parts.filter((part) => part !== undefined));
    return { status: 201 };
  }
  return fake.refuse(asked, 'no such operation');
}
