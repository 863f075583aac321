import { spawn } from 'node:child_process';
import type { Answer, Asked } from './http.ts';

/**
 * Real git over real smart HTTP: the CGI program that git itself comes with. Who may do what has been decided before.
 * @param path below the folder of repositories, such as `/octo/demo.git/info/refs`.
 */
export async function gitHttp(folder: string, path: string, asked: Asked, user: string): Promise<Answer> {
  const { headers } = asked;
  const backend = spawn('git', ['http-backend'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: folder,
      GIT_HTTP_EXPORT_ALL: '1',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: 'none',
      REQUEST_METHOD: asked.method,
      PATH_INFO: path,
      QUERY_STRING: asked.query.toString(),
      CONTENT_TYPE: headers['content-type'] ?? '',
      CONTENT_LENGTH: String(asked.body.length),
      ...(headers['content-encoding'] === undefined
        ? {}
        : { HTTP_CONTENT_ENCODING: headers['content-encoding'] }),
      ...(typeof headers['git-protocol'] === 'string' ? { GIT_PROTOCOL: headers['git-protocol'] } : {}),
      REMOTE_USER: user,
      REMOTE_ADDR: '127.0.0.1',
    },
  });
  backend.stdin.on('error', () => undefined);
  backend.stdin.end(asked.body);
  const chunks: Buffer[] = [];
  for await (const chunk of backend.stdout) chunks.push(chunk as Buffer);
  const output = Buffer.concat(chunks);
  const end = output.indexOf('\r\n\r\n');
  const head = output.subarray(0, end).toString('latin1').split('\r\n');
  const fields = Object.fromEntries(
    head.map((line) => [
      line.slice(0, line.indexOf(':')).toLowerCase(),
      line.slice(line.indexOf(':') + 1).trim(),
    ]),
  );
  const { status, ...rest } = fields;
  return { status: Number.parseInt(status ?? '200', 10), headers: rest, body: output.subarray(end + 4) };
}
