import { certificatePdf } from '#credentials/server';
import type { Sample } from './sample.ts';

const number = 'MM-2027-000012';
const quarters = { contact: 72, consultation: 20, independent: 4 };

/** A certificate that corrects another, as it is issued. */
export const certificate: Sample = {
	title: 'Kvalifikacijos tobulinimo pažymėjimas',
	locale: 'lt',
	print: () =>
		certificatePdf({
			content: {
				version: 1,
				number,
				code: 'ABCD2345',
				issuer: { name: 'Ąžuolyno švietimo centras', code: '302429421', address: 'Pilies g. 1, Vilnius', accreditation: 'AK-17' },
				name: 'Ieva Ąžuolaitė-Čepė',
				programme: { title: { lt: 'Mini mokymai mokyklos komandai', en: 'Mini-trainings' }, code: '213000123' },
				title: { lt: 'Skaitymo gebėjimai', en: 'Reading' },
				days: ['2027-03-01', '2027-03-02'],
				place: 'Želvos „Saulės“ gimnazija',
				hours: quarters,
				minutes_an_hour: 45,
				competences: [{ lt: 'Ugdymo turinio planavimas', en: 'Planning' }],
				lecturers: ['Ona Onaitė', 'Jonas Jonaitis'],
				signatory: { post: 'Direktorė', name: 'Giedrė Vaičiulytė' },
				issued_on: '2027-03-04',
				replaces: 'MM-2027-000004'
			},
			statement: 'K1.teiginys.parasas',
			state: 'valid',
			replaced_by: null,
			issued_at: new Date('2027-03-04T08:00:00Z')
		}),
	heard: [
		'Ąžuolyno švietimo centras',
		'Akreditacijos Nr. AK-17',
		'Kvalifikacijos tobulinimo pažymėjimas',
		'Nr. MM-2027-000012',
		'Pažymima, kad',
		'Ieva Ąžuolaitė-Čepė',
		'tobulino kvalifikaciją',
		'„Mini mokymai mokyklos komandai“',
		'NŠPR: 213000123',
		'Tema',
		'Skaitymo gebėjimai',
		'Trukmė',
		'24 ak. val. (kontaktinės – 18, konsultacijų – 5, savarankiško darbo – 1)',
		'Ona Onaitė, Jonas Jonaitis',
		'Pakeičia',
		'Išduota 2027 m. kovo 4 d.',
		'Giedrė Vaičiulytė',
		'Patikros kodas ABCD 2345',
		'QR kodas su pasirašytu teiginiu'
	],
	pictures: [`QR kodas su pasirašytu teiginiu: pažymėjimas Nr. ${number}. Nuskaičius atsidaro patikros puslapis.`]
};
