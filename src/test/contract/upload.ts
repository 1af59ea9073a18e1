// Sends a file in pieces over the tus protocol (1.0.0): whatever breaks, HEAD tells how far it came.

const TUS = { 'Tus-Resumable': '1.0.0' };

export interface Upload {
  /** Where uploads are created. */
  readonly address: string;
  readonly token: string;
  readonly name: string;
  readonly content: Uint8Array;
  /** Positions at which the connection breaks, to try what follows. */
  readonly breaks: readonly number[];
}

/** Sends all of the content, and tells where it is kept and how often the sending was taken up again. */
export async function upload({ address, token, name, content, breaks }: Upload): Promise<{ location: string; resumed: number }> {
  const headers = { ...TUS, Authorization: `Bearer ${token}` };
  const created = await fetch(address, {
    method: 'POST',
    headers: { ...headers, 'Upload-Length': String(content.length), 'Upload-Metadata': `filename ${Buffer.from(name).toString('base64')}` },
  });
  if (created.status !== 201) {
    throw new Error(`${created.status} ${await created.text()}`);
  }
  const location = new URL(created.headers.get('Location') ?? '', address).href;
  let resumed = 0;
  for (const end of [...breaks, content.length]) {
    const whole = await sendFromWhereItIs(location, headers, content, end);
    resumed += whole ? 0 : 1;
  }
  return { location, resumed };
}

/** Whether all of the rest went; false when the connection broke. The server may still be at what came before the break. */
async function sendFromWhereItIs(location: string, headers: Record<string, string>, content: Uint8Array,
    end: number): Promise<boolean> {
  for (let tries = 0; tries < 50; tries++) {
    const offset = await received(location, headers);
    const status = await send(location, headers, content, offset, end);
    if (status !== 409) {
      return status === 204;
    }
    await new Promise((next) => setTimeout(next, 200));
  }
  throw new Error(`The server does not settle where ${location} is`);
}

async function received(location: string, headers: Record<string, string>): Promise<number> {
  const head = await fetch(location, { method: 'HEAD', headers });
  const offset = head.headers.get('Upload-Offset');
  if (!head.ok || offset === null) {
    throw new Error(`No upload at ${location}: ${head.status}`);
  }
  return Number(offset);
}

/** One PATCH with all that is left, cut off at a position before its end; its status, 0 when the connection broke. */
async function send(location: string, headers: Record<string, string>, content: Uint8Array, offset: number,
    end: number): Promise<number> {
  const piece = 256 * 1024;
  let position = offset;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (position >= content.length) {
        controller.close();
      }
      else if (position >= end) {
        controller.error(new Error('The connection broke'));
      }
      else {
        const next = Math.min(position + piece, end);
        controller.enqueue(content.subarray(position, next));
        position = next;
      }
    },
  });
  const options: RequestInit & { duplex: 'half' } = {
    method: 'PATCH',
    headers: { ...headers, 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(offset) },
    body,
    duplex: 'half',
  };
  try {
    const answer = await fetch(location, options);
    if (!answer.ok && answer.status !== 409) {
      throw new Error(`${answer.status} ${await answer.text()}`);
    }
    return answer.status;
  }
  catch (failure) {
    if (end < content.length) {
      return 0;
    }
    throw failure;
  }
}
