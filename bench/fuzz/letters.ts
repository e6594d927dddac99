import type pg from 'pg';
import { asSystem, contextFor, receiveMail } from '#platform/server';
import type { House } from '../../src/house.ts';
import { replyDesk } from '../../src/reply-desk.ts';
import { chance, type Chance } from '../../stories/random.ts';
import { text } from './texts.ts';
import { fail, type Findings } from './judge.ts';

/** Brings letters to the letterbox that no sender should write: headers twice, parts without an end, addresses that are none. Says how many. */
export async function openLetterbox(house: House, owner: pg.Client, findings: Findings, seed: number, count: number): Promise<number> {
	const { rows } = await owner.query<{ reply_to: string; to_address: string }>(
		'select reply_to, to_address from platform.mail where reply_to is not null order by id limit 50'
	);
	const desk = replyDesk(house.pool);
	for (let number = 0; number < count; number++) {
		const luck = chance(seed * 7919 + number);
		const known = rows.length > 0 ? luck.pick(rows) : { reply_to: 'x@kartu.example', to_address: 'y@mokykla.example' };
		const raw = letter(known, luck);
		const recipients = [luck.happens(0.8) ? known.reply_to : text(luck)];
		const incoming = {
			raw: Buffer.from(raw, luck.happens(0.5) ? 'utf8' : 'latin1'),
			sender: luck.happens(0.8) ? known.to_address : text(luck),
			recipients
		};
		const began = performance.now();
		try {
			await receiveMail(desk, contextFor(house.pool, asSystem, new Date()), incoming);
		} catch (error) {
			fail(findings, number, JSON.stringify(raw.slice(0, 300)), `the letterbox throws ${(error as Error).message.slice(0, 80)}`, '/letter');
		}
		if (performance.now() - began > 10_000) fail(findings, number, JSON.stringify(raw.slice(0, 300)), 'the letterbox hangs', '/letter');
	}
	return count;
}

function letter({ to_address }: { to_address: string }, luck: Chance): string {
	const headers = [
		`From: ${luck.happens(0.7) ? to_address : text(luck)}`,
		`Subject: ${text(luck)}`,
		`Message-ID: ${text(luck).slice(0, 200)}`,
		`Content-Type: ${luck.pick(['text/plain', 'text/html; charset=x', 'multipart/mixed; boundary=b', 'multipart/alternative', 'message/rfc822', text(luck)])}`,
		`Content-Transfer-Encoding: ${luck.pick(['7bit', 'base64', 'quoted-printable', '8bit', text(luck)])}`,
		`Date: ${text(luck)}`
	];
	const some = luck.some(headers, luck.between(0, headers.length));
	return `${some.join('\r\n')}\r\n\r\n${luck.pick(['', '--b\r\n\r\n', '=ZZ=', '> '.repeat(5000), '<div>'.repeat(3000)])}${text(luck)}`;
}
