import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { simpleParser, type ParsedMail } from 'mailparser';
import nodemailer from 'nodemailer';
import { SMTPServer } from 'smtp-server';
import { afterAll } from 'vitest';

/** A letter that came to somebody. */
export type Received = { to: string; subject: string; text: string; reply_to: string; unsubscribe: string; mail: ParsedMail };

type Mailbox = {
	/** What `SMTP_URL` is to be. */
	url: string;
	letters: Received[];
	/** The first letter to this address with such a subject that was not read before: waits until it comes. */
	next: (to: string, subject: RegExp) => Promise<Received>;
	/** Answers a letter as a mail program does, from the address it came to, with a signature and all of the letter quoted. */
	answer: (letter: Received, text: string, more?: object) => Promise<void>;
	/** Sends any letter to the receiver. */
	send: (mail: object) => Promise<void>;
};

/** The mail server of everybody in a test, a real one on loopback; `port` is where Kartu receives. */
export async function openMailbox(port: number): Promise<Mailbox> {
	const letters: Received[] = [];
	const read = new Set<Received>();
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['STARTTLS'],
		onData: (stream, session, callback) =>
			void simpleParser(stream).then((mail) => {
				for (const { address } of session.envelope.rcptTo) letters.push(asReceived(address, mail));
				callback();
			})
	});
	const at = await new Promise<number>((resolve) => {
		const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as AddressInfo).port));
	});
	afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
	const transport = nodemailer.createTransport({ host: '127.0.0.1', port, ignoreTLS: true });

	const next: Mailbox['next'] = async (to, subject) => {
		for (const end = Date.now() + 20_000; Date.now() < end; await sleep(50)) {
			const found = letters.find((letter) => letter.to === to && subject.test(letter.subject) && !read.has(letter));
			if (found) read.add(found);
			if (found) return found;
		}
		const came = letters.filter((letter) => letter.to === to).map((letter) => letter.subject);
		throw new Error(`no letter to ${to} about ${String(subject)}; there came: ${came.join(' | ')}`);
	};
	return {
		url: `smtp://127.0.0.1:${at}`,
		letters,
		next,
		send: async (mail) => void (await transport.sendMail(mail)),
		answer: async ({ to, reply_to, subject, mail }, text, more = {}) => {
			const quoted = (mail.text ?? '').replace(/^/gm, '> ');
			await transport.sendMail({
				...{ from: to, to: reply_to, subject: `Re: ${subject}`, inReplyTo: mail.messageId, references: mail.messageId },
				text: `${text}\n\n-- \nRūta\nlietuvių kalbos mokytoja\ntel. 8 612 34567\n\n2026-11-27, pn 10:00 Kartu <kartu@kartu.example> rašė:\n\n${quoted}`,
				...more
			});
		}
	};
}

function asReceived(to: string, mail: ParsedMail): Received {
	const header = (name: string): string => mail.headerLines.find(({ key }) => key === name)?.line ?? '';
	return {
		...{ to, mail, subject: mail.subject ?? '', text: mail.text ?? '' },
		reply_to: /reply\+[^\s>]+/.exec(header('reply-to'))?.[0] ?? '',
		unsubscribe: /<([^>]+)>/.exec(header('list-unsubscribe'))?.[1] ?? ''
	};
}
