// A member's software: files a request twice under one key, follows it, works its tasks and fetches a document.
// Its types come from the running server's own document. Each line printed is one thing that held.
import assert from 'node:assert/strict';
import createClient from 'openapi-fetch';
import type { components, paths } from './schema.js';
import { upload } from './upload.js';

type Dossier = components['schemas']['Dossier'];

const [baseUrl, token, siren] = process.argv.slice(2) as [string, string, string];
const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${token}` } });
const path = { siren };

await listProcedures();
const dossier = await startOnlyOnce();
await follow(dossier.id);
await refuseByName();
await attachInPieces(dossier);
await work(dossier.id);
await fetchDocument(dossier.id);
await listAll();

async function listProcedures(): Promise<void> {
  const { data } = await client.GET('/api/v1/procedures');
  assert(data?.items.some(({ key }) => key === 'demande-citoyenne'));
  const schema = await client.GET('/api/v1/members/{siren}/procedures/{key}/schema',
    { params: { path: { ...path, key: 'demande-citoyenne' } } });
  assert.equal(schema.response.status, 200);
  console.log('procedures listed');
}

async function startOnlyOnce(): Promise<Dossier> {
  const body: components['schemas']['DossierStart'] = {
    procedure: 'demande-citoyenne',
    externalReference: `client-${Date.now()}`,
    variables: {
      applicantName: 'Maëlle Kerdraon',
      applicantEmail: 'maelle.kerdraon@courriel.example',
      subject: 'Banc devant l’école',
      text: 'Pourrait-on poser un banc devant l’école des Genêts ?',
    },
  };
  const call = () => client.POST('/api/v1/members/{siren}/dossiers', {
    params: { path, header: { 'Idempotency-Key': body.externalReference ?? '' } },
    body,
  });
  const first = await call();
  assert(first.data, JSON.stringify(first.error));
  assert.equal(first.response.status, 201);
  assert.equal(first.response.headers.get('Idempotent-Replayed'), null);
  const again = await call();
  assert.equal(again.data?.id, first.data.id);
  assert.equal(again.response.headers.get('Idempotent-Replayed'), 'true');
  const other = await client.POST('/api/v1/members/{siren}/dossiers', {
    params: { path, header: { 'Idempotency-Key': body.externalReference ?? '' } },
    body: { ...body, variables: { ...body.variables, subject: 'Autre chose' } },
  });
  assert.equal(other.response.status, 422);
  assert.equal(other.error?.type, 'https://ecluse.fr/problemes/cle-d-idempotence-reprise');
  console.log('one dossier of two calls');
  return first.data;
}

async function follow(id: string): Promise<void> {
  const params = { path: { ...path, id } };
  const timeline = await until(() => client.GET('/api/v1/members/{siren}/dossiers/{id}/timeline', { params }),
    ({ data }) => data?.items.some(({ kind }) => kind === 'registered') ?? false);
  assert.equal(timeline.data?.items[0]?.kind, 'received');
  const { data, response } = await client.GET('/api/v1/members/{siren}/dossiers/{id}', { params });
  assert(data?.deadlines[0]?.explanation.length);
  const tag = response.headers.get('ETag');
  assert(tag);
  const unchanged = await client.GET('/api/v1/members/{siren}/dossiers/{id}',
    { params: { ...params, header: { 'If-None-Match': tag } } });
  assert([200, 304].includes(unchanged.response.status));
  console.log('dossier followed');
}

async function refuseByName(): Promise<void> {
  const { error } = await client.POST('/api/v1/members/{siren}/dossiers', {
    params: { path },
    body: { procedure: 'demande-citoyenne', variables: { applicantEmail: 'pas une adresse' } },
  });
  assert.equal(error?.type, 'https://ecluse.fr/problemes/donnees-invalides');
  assert(error.errors?.some(({ pointer }) => pointer === '/variables/applicantEmail'));
  console.log('faulty answers refused by their pointers');
}

async function work(id: string): Promise<void> {
  const listed = await until(() => client.GET('/api/v1/members/{siren}/tasks', { params: { path, query: { dossier: id } } }),
    ({ data }) => (data?.items.length ?? 0) > 0);
  const task = listed.data?.items[0];
  assert(task);
  const shown = await client.GET('/api/v1/members/{siren}/tasks/{id}', { params: { path: { ...path, id: task.id } } });
  const variables = answers(shown.data?.form?.components as Question[] | undefined);
  const done = await client.POST('/api/v1/members/{siren}/tasks/{id}/completions',
    { params: { path: { ...path, id: task.id } }, body: { variables } });
  assert(done.data, JSON.stringify(done.error));
  const again = await client.POST('/api/v1/members/{siren}/tasks/{id}/completions',
    { params: { path: { ...path, id: task.id } }, body: { variables } });
  assert.equal(again.error?.type, 'https://ecluse.fr/problemes/tache-terminee');
  console.log('task completed once');
}

interface Question {
  key?: string;
  type: string;
  values?: { value: string }[];
  validate?: { required?: boolean };
  components?: Question[];
}

/** The first choice where there is one, and something wherever an answer is a must. */
function answers(questions: Question[] = []): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const { key, type, values, validate, components: inner } of questions) {
    Object.assign(found, answers(inner));
    if (key && type === 'radio') {
      found[key] = values?.[0]?.value;
    }
    else if (key && validate?.required) {
      found[key] = type === 'number' ? 1 : type === 'checkbox' ? true : 'Vu.';
    }
  }
  return found;
}

async function fetchDocument(id: string): Promise<void> {
  const listed = await until(
    () => client.GET('/api/v1/members/{siren}/dossiers/{id}/documents', { params: { path: { ...path, id } } }),
    ({ data }) => (data?.items.length ?? 0) > 0);
  const document = listed.data?.items[0];
  assert(document);
  const { data } = await client.GET('/api/v1/members/{siren}/documents/{id}',
    { params: { path: { ...path, id: document.id } }, parseAs: 'arrayBuffer' });
  const bytes = new Uint8Array(data as ArrayBuffer);
  assert.equal(bytes.length, document.size);
  assert.equal(new TextDecoder().decode(bytes.subarray(0, 5)), '%PDF-');
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  assert.equal(Buffer.from(hash).toString('hex'), document.sha256);
  console.log('document fetched');
}

/** 100 MB whose sending breaks off twice, and that come back as they were. */
async function attachInPieces({ id, attachments }: Dossier): Promise<void> {
  const content = new Uint8Array(100 * 1024 * 1024).fill(0x20);
  content.set(new TextEncoder().encode('%PDF-1.7\n'));
  content.set(new TextEncoder().encode('%%EOF\n'), content.length - 6);
  const { location, resumed } = await upload({
    address: new URL(attachments, baseUrl).href, token, name: 'plan.pdf', content, breaks: [30_000_000, 70_000_000],
  });
  assert.equal(resumed, 2);
  const params = { path: { ...path, id, attachment: location.split('/').at(-1) ?? '' } };
  const kept = await until(() => client.GET('/api/v1/members/{siren}/dossiers/{id}/attachments/{attachment}', { params }),
    ({ data }) => data?.state === 'clean');
  assert.equal(kept.data?.size, content.length);
  assert.equal(kept.data?.mediaType, 'application/pdf');
  const hash = Buffer.from(await crypto.subtle.digest('SHA-256', content)).toString('hex');
  assert.equal(kept.data?.sha256, hash);
  const read = await fetch(new URL(kept.data?.content ?? '', baseUrl), { headers: { Authorization: `Bearer ${token}` } });
  assert.equal(Buffer.compare(Buffer.from(await read.arrayBuffer()), content), 0);
  console.log('100 MB attached, resumed twice');
}

/** Page by page, each dossier once. */
async function listAll(): Promise<void> {
  const seen = new Set<string>();
  let cursor: string | undefined;
  do {
    const { data } = await client.GET('/api/v1/members/{siren}/dossiers',
      { params: { path, query: { limit: 1, ...(cursor ? { cursor } : {}) } } });
    assert(data);
    for (const { id } of data.items) {
      assert(!seen.has(id));
      seen.add(id);
    }
    cursor = data.next ?? undefined;
  } while (cursor);
  assert(seen.has(dossier.id));
  console.log('all pages read');
}

/** The server works on after it has answered. */
async function until<T>(call: () => Promise<T>, holds: (result: T) => boolean): Promise<T> {
  const end = Date.now() + 120_000;
  for (;;) {
    const result = await call();
    if (holds(result)) {
      return result;
    }
    assert(Date.now() < end, 'Not within two minutes');
    await new Promise((next) => setTimeout(next, 250));
  }
}
