import { createServer, type Socket } from 'node:net';

/** A mail as the server took it. */
export interface TakenMail {
  readonly to: string;
  readonly messageId: string;
  readonly text: string;
}

export interface TestSmtp {
  readonly port: number;
  /** All that arrived, also what the server did not live to confirm. */
  readonly mails: readonly TakenMail[];
  close: () => Promise<void>;
}

export interface TestSmtpOptions {
  /** Answer to a recipient, 250 unless told. */
  readonly toRecipient?: () => string;
  /** Answer to a whole mail; null leaves the sender waiting. */
  readonly toMail?: () => Promise<string | null>;
}

/** A mail server that keeps what it is sent: as much of SMTP as a sender needs. */
export async function testSmtp({
  toRecipient = () => '250 ok',
  toMail = async () => '250 taken',
}: TestSmtpOptions = {}): Promise<TestSmtp> {
  const mails: TakenMail[] = [];
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => undefined);
    let to = '';
    let body: string[] | null = null;
    let rest = '';
    const say = (line: string) => socket.write(`${line}\r\n`);
    const take = async (lines: string[]) => {
      const raw = lines.join('\n').replaceAll('=\n', '').replaceAll('=3D', '=');
      mails.push({ to, messageId: /^Message-ID: (.*)$/im.exec(raw)?.[1] ?? '', text: raw });
      const reply = await toMail();
      if (reply !== null) say(reply);
    };
    const hear = (line: string) => {
      if (body) {
        if (line !== '.') return void body.push(line);
        void take(body);
        body = null;
      } else if (/^(EHLO|HELO|MAIL|RSET)/i.test(line)) say('250 ok');
      else if (/^RCPT/i.test(line)) {
        to = /<(.*)>/.exec(line)?.[1] ?? '';
        say(toRecipient());
      } else if (/^DATA/i.test(line)) {
        body = [];
        say('354 go on');
      } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
      else say('502 no');
    };
    socket.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) hear(line);
    });
    say('220 test');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    mails,
    close: () =>
      new Promise((done) => {
        for (const socket of open) socket.destroy();
        server.close(() => done());
      }),
  };
}
