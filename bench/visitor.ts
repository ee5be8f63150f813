import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { demoPassphrase } from '@/lib/server/demo-people';

export interface Reply {
  readonly status: number;
  readonly body: string;
  readonly milliseconds: number;
}

const shownCodes = z.object({
  codes: z.array(z.object({ email: z.string(), code: z.string().nullable(), secondsLeft: z.number() })),
});

/** Somebody at the portal, with cookies and one connection. */
export class Visitor {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  private readonly cookies = new Map<string, string>();

  constructor(readonly address: string) {}

  /** Signs in as one of the people of the demo. */
  async signIn(email: string): Promise<void> {
    await this.step('credentials', { email, passphrase: demoPassphrase });
    await this.step('second-step', { code: await this.codeOf(email) });
    const { status } = await this.get('/api/session');
    if (status !== 200) throw new Error(`${email} could not sign in at ${this.address}: ${status}`);
  }

  private async step(step: string, fields: Readonly<Record<string, string>>): Promise<void> {
    const { csrfToken } = z
      .object({ csrfToken: z.string() })
      .parse(JSON.parse((await this.get('/api/auth/csrf')).body));
    const typed = new URLSearchParams({ csrfToken, ...fields, json: 'true' });
    await this.send('POST', `/api/auth/callback/${step}`, typed.toString(), {
      'content-type': 'application/x-www-form-urlencoded',
    });
  }

  /** What the person's authenticator app shows; each code counts once, and the next is waited for. */
  private async codeOf(email: string): Promise<string> {
    for (;;) {
      const { codes } = shownCodes.parse(JSON.parse((await this.get('/api/demo/codes')).body));
      const own = codes.find((one) => one.email === email);
      if (!own) throw new Error(`${email} has no authenticator app`);
      if (own.code !== null) return own.code;
      await pause(own.secondsLeft * 1000);
    }
  }

  /** The same person on another connection. */
  again(): Visitor {
    const other = new Visitor(this.address);
    for (const [name, value] of this.cookies) other.cookies.set(name, value);
    return other;
  }

  get(path: string): Promise<Reply> {
    return this.send('GET', path, '', {});
  }

  post(path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
    return this.send('POST', path, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
  }

  /** For a browser. */
  cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  leave(): void {
    this.agent.destroy();
  }

  private send(
    method: 'GET' | 'POST',
    path: string,
    body: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<Reply> {
    const began = performance.now();
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, this.address), {
        method,
        agent: this.agent,
        headers: {
          ...headers,
          ...(method === 'POST' ? { 'content-length': Buffer.byteLength(body) } : {}),
          cookie: this.cookieHeader(),
        },
      });
      sent.once('error', reject);
      sent.once('response', (response) => {
        for (const line of response.headers['set-cookie'] ?? []) this.keep(line);
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.once('error', reject);
        response.once('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            body: Buffer.concat(chunks).toString('utf8'),
            milliseconds: performance.now() - began,
          }),
        );
      });
      sent.end(body);
    });
  }

  private keep(line: string): void {
    const [pair = ''] = line.split(';');
    const at = pair.indexOf('=');
    if (at > 0) this.cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}
