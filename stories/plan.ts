import { checkDigit, type Category, type Municipality } from '#schools';
import type { Chance } from './random.ts';
import { inventName } from './words/people.ts';
import { townName, villages } from './words/places.ts';

/** Somebody who works in a school of the story. */
export type Colleague = { id: string; name: string; post: string; administration: boolean; category: Category };

const types = [
	'basic',
	'basic',
	'basic',
	'gymnasium',
	'gymnasium',
	'progymnasium',
	'primary',
	'multifunctional_centre',
	'school_kindergarten'
] as const;
const typeWords: Record<string, string> = {
	basic: 'pagrindinė mokykla',
	gymnasium: 'gimnazija',
	progymnasium: 'progimnazija',
	primary: 'pradinė mokykla',
	multifunctional_centre: 'mokykla-daugiafunkcis centras',
	school_kindergarten: 'mokykla-darželis',
	secondary: 'vidurinė mokykla',
	youth: 'jaunimo mokykla'
};
const subjects = [
	'lietuvių kalba ir literatūra',
	'matematika',
	'anglų kalba',
	'istorija',
	'geografija',
	'biologija',
	'chemija',
	'fizika',
	'pradinis ugdymas',
	'muzika',
	'dailė',
	'technologijos',
	'informatika',
	'fizinis ugdymas',
	'etika',
	'vokiečių kalba'
];

/** So many schools at the end of the register have nobody yet who speaks for them. */
const newcomers = 4;

/** What a school of the story is, before it is told. */
export type Plan = {
	name: string;
	code: string;
	type: string;
	municipality: Municipality;
	pupils: number;
	teachers: number;
	mailbox: string;
	people: Omit<Colleague, 'id'>[];
	represented: boolean;
	subjects: string[];
	latitude: number;
	longitude: number;
};

/** What each school is, from one seed: the same in every story and at every telling. */
export function planSchools(luck: Chance, municipalities: readonly Municipality[], size: number): Plan[] {
	const names = villages(luck);
	const used = new Set<string>();
	return Array.from({ length: size }, (_, index) => {
		const represented = index < size - newcomers;
		const municipality = municipalities[index % municipalities.length] as Municipality;
		const type = luck.pick(types);
		const inTown = luck.happens(0.3);
		const place = inTown ? townName(genitive(municipality), luck) : `${municipality.short_name} ${luck.pick(names)}`;
		const name = unused(`${place} ${typeWords[type]}`, () => `${municipality.short_name} ${luck.pick(names)} ${typeWords[type]}`, used);
		const pupils = inTown ? luck.between(240, 780) : luck.between(46, 320);
		const people = planPeople(luck, Math.min(16, Math.max(10, Math.round(pupils / 18))));
		return {
			name,
			type,
			municipality,
			pupils,
			people,
			represented,
			teachers: Math.max(people.length, Math.round(pupils / 9)),
			code: codeOf(index),
			mailbox: `rastine@mokykla${String(index + 1).padStart(3, '0')}.example`,
			subjects: luck.some(subjects, people.length),
			latitude: Number((municipality.latitude + (luck.next() - 0.5) * 0.2).toFixed(5)),
			longitude: Number((municipality.longitude + (luck.next() - 0.5) * 0.3).toFixed(5))
		};
	});
}

/** „Utenos r.“ is said of a district, „Utenos“ of its town: names of schools take the second. */
const genitive = ({ short_name }: Municipality): string => short_name.replace(/ (m|r)\.$/, '');

function unused(name: string, another: () => string, used: Set<string>): string {
	const free = used.has(name) ? unused(another(), another, used) : name;
	used.add(free);
	return free;
}

function planPeople(luck: Chance, count: number): Omit<Colleague, 'id'>[] {
	const names = new Set<string>();
	while (names.size < count) names.add(inventName(luck));
	return [...names].map((name, place) => {
		const woman = /(ė)$/.test(name);
		if (place === 0) return { name, post: woman ? 'direktorė' : 'direktorius', administration: true, category: 'none' };
		if (place === 1)
			return {
				name,
				post: woman ? 'direktoriaus pavaduotoja ugdymui' : 'direktoriaus pavaduotojas ugdymui',
				administration: true,
				category: 'methodologist'
			};
		const category =
			place < 8
				? luck.pick<Category>(['none', 'teacher', 'teacher', 'senior_teacher', 'senior_teacher', 'senior_teacher'])
				: luck.pick<Category>(['teacher', 'senior_teacher', 'methodologist', 'methodologist', 'expert_teacher']);
		return { name, post: woman ? 'mokytoja' : 'mokytojas', administration: false, category };
	});
}

/** An invented legal code: it begins with 99, and its last digit checks. */
export const codeOf = (index: number): string => `99${100000 + index * 7}${checkDigit(`99${100000 + index * 7}`)}`;
