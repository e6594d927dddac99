import { describe, expect, test } from 'vitest';
import type { Content } from '#applications';
import { redactContent } from './redact.ts';

const words = { hidden: '[paslėpta]', member: (place: number) => `${place} narys` };
const member = (name: string, post = 'Mokytoja') => ({
	person: name,
	name,
	email: 'x@y.example',
	post,
	subject: 'Matematika',
	roles: ['teacher' as const],
	category: null,
	category_reason: '',
	leads: false
});
const content = (answers: Content['answers']): Content => ({
	school: {
		id: 's',
		name: 'Želvos gimnazija',
		legal_code: '190361475',
		type_code: 'gymnasium',
		municipality: 'Ukmergės rajono savivaldybė',
		address: 'Bernotiškių g. 3, Želva',
		email: 'rastine@zelva.example',
		phone: '+370 340 00000',
		website: 'https://zelva.example',
		head: 'Ona Petraitienė',
		pupils: { count: 240, as_of: '2026-09-01' }
	},
	answers,
	team: [member('Rasa Petrauskaitė'), member('Jonas Petraitis', 'Želvos gimnazijos mokytojas')],
	evidence: [
		{
			framework: 'f',
			indicator: '1.1',
			level: 2,
			evaluated_on: null,
			conclusion: 'Želvos mokiniai klysta.',
			file: { id: 'x', name: 'Želva.pdf' }
		}
	],
	endorsement: {
		municipality: 'Ukmergės rajono savivaldybė',
		answer: 'endorsed',
		name: 'Vilma Grigaitė',
		post: 'Vedėja',
		answered_at: '2026-11-20T08:00:00Z',
		remark: 'Ukmergėje tai svarbu.'
	},
	sign_off: { name: 'Ona Petraitienė', signed_at: '2026-11-20T08:00:00Z' }
});
const said = (text: string) => redactContent(content({ motives: text }), words).answers['motives'];

describe('a blind review', () => {
	test('shows nothing that names the school, its people, its place or its files', () => {
		const shown = JSON.stringify(
			redactContent(content({ contact_name: 'Rasa Petrauskaitė', contact_phone: '+370 600 00000', motives: 'Želvoje' }), words)
		);
		expect(shown).not.toMatch(/Želv|Petra|Rasa|Jon|Ukmerg|Bernot|Vilma|Grig|190361475|zelva|\.pdf|600 00000/i);
	});

	test('keeps what is judged', () => {
		const shown = redactContent(content({ money_per_teacher: 12000, staff: true, topic: { code: 'planning', text: 'Planavimas' } }), words);
		expect(shown.answers).toEqual({ money_per_teacher: 12000, staff: true, topic: { code: 'planning', text: 'Planavimas' } });
		expect(shown.school).toMatchObject({ type_code: 'gymnasium', pupils: { count: 240 } });
		expect(shown.team.map(({ name, subject }) => [name, subject])).toEqual([
			['1 narys', 'Matematika'],
			['2 narys', 'Matematika']
		]);
		expect(shown.evidence[0]).toMatchObject({ level: 2, conclusion: '[paslėpta] mokiniai klysta.' });
	});

	test.each([
		['Želvos gimnazijoje mokosi 240 mokinių.', '[paslėpta] gimnazijoje mokosi 240 mokinių.'],
		['Mūsų Želva, Ukmergės rajonas.', 'Mūsų [paslėpta] rajonas.'],
		['Kalbėjome su Petraičiu ir Rasos Petrauskaitės klase.', 'Kalbėjome su [paslėpta] ir [paslėpta] klase.'],
		['ŽELVA mokosi.', '[paslėpta] mokosi.'],
		['Rašykite rasa@zelva.example arba +370 612 34567.', 'Rašykite [paslėpta] arba [paslėpta].'],
		['Žr. www.zelva.example/planas', 'Žr. [paslėpta]'],
		['Svetainė zelvosgimnazija.lt, facebook.com/zelvosgimnazija ir zelva.vilnius.lm.lt.', 'Svetainė [paslėpta] ir [paslėpta].'],
		['Zelvoje su Petraiciu dirba visi.', '[paslėpta] su [paslėpta] dirba visi.'],
		['Skaitome daugiau. Lietuvoje taip pat, 2.5 karto.', 'Skaitome daugiau. Lietuvoje taip pat, 2.5 karto.'],
		['Mokykla ir gimnazija dirba kartu.', 'Mokykla ir gimnazija dirba kartu.'],
		['Rytais krinta rasa.', 'Rytais krinta rasa.']
	])('hides names in whatever case they stand: %s', (written, shown) => {
		expect(said(written)).toBe(shown);
	});
});
