import { expect, test } from 'vitest';
import { asText, type Letter } from '#platform/server';
import { digest, type DigestTalk } from './digest.ts';
import { answered, helpAsked, mentioned } from './direct.ts';

const at = new Date('2026-12-01T08:20:00Z');
const told = {
	author: 'Rasa Petraitė',
	title: 'Kaip stebite pamokas?',
	room: '3 tinklas „Klausiame ir girdime“',
	posted_at: at,
	body: 'Pirmą kartą stebėsime kolegės pamoką.\n\n- Ką žiūrėti pirmiausia?\n- Kiek laiko skirti aptarimui?',
	own: null,
	visibility: 'network' as const,
	address: 'https://kartu.example/room/1/discussions/2',
	letters: 'https://kartu.example/letters/x'
};
const talk = (title: string, more: Partial<DigestTalk> = {}): DigestTalk => ({
	id: title,
	title,
	unanswered: false,
	posts: [{ author: 'Rasa Petraitė', posted_at: at, body: told.body }],
	answer: 'mailto:reply+a.b@kartu.example?subject=Re',
	address: told.address,
	...more
});
const asked = talk('Ar turite protokolo pavyzdį?', { unanswered: true });
const long = talk('Integruota pamoka', {
	posts: Array.from({ length: 7 }, (_, i) => ({ author: 'Jonas Kazlauskas', posted_at: at, body: `Žinutė ${i + 1}` }))
});
const material = {
	kind: 'material' as const,
	title: 'Stebėjimo lapas',
	author: 'Jonas Kazlauskas',
	address: 'https://kartu.example/room/1/materials/3',
	version: null
};
const renewed = { ...material, title: 'Klausimų kortelės', version: 2 };

test.each(['lt', 'en'] as const)('the letters of rooms, in %s', async (locale) => {
	const rooms = [{ name: told.room, address: 'https://kartu.example/room/1', talks: [long, asked], things: [material, renewed] }];
	const letters: Letter[] = [
		mentioned[locale](told),
		answered[locale]({ ...told, own: 'Stebime poromis.', visibility: 'school' }),
		helpAsked[locale]({ ...told, visibility: 'private', answer_by: new Date('2026-12-04T21:59:00Z') }),
		digest[locale]({ rooms, first: null, letters: told.letters }),
		digest[locale]({ rooms, first: asked, letters: told.letters })
	];
	const reply = { purpose: 'spaces.post', subject_id: '00000000-0000-4000-8000-000000000000' };
	const read = letters.map((letter, i) => `${letter.subject}\n\n${asText(i < 3 ? { ...letter, reply } : letter, locale)}`);
	await expect(read.join('\n――――――――\n\n')).toMatchFileSnapshot(`./letters.${locale}.txt`);
});
