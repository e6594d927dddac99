import type { TermsInput } from '#credentials';
import {
	confirmName,
	confirmNamesFromSheet,
	issueCertificates,
	replaceCertificate,
	revokeCertificate,
	saveTerms
} from '#credentials/server';
import { addDays, type Day } from '#platform';
import type { Telling } from './applicant.ts';
import type { Held } from './delivering.ts';
import { must } from './teller.ts';

type Told = Pick<Telling, 'teller' | 'country'>;

/** What the centre writes on the certificates of mini-trainings: 24 hours promised, two thirds of them at least. */
export const miniTerms = (today: Day): TermsInput => ({
	issuer_name: 'Mokyklų mokymosi centras',
	issuer_code: '990000017',
	issuer_address: 'Mokymosi g. 1, Vilnius',
	accreditation: 'AKR-118',
	accredited_until: addDays(today, 700),
	programme_code: '213000417',
	programme_title: { lt: 'Mini mokymai mokyklos komandai', en: 'Mini-trainings for a school team' },
	competences: [
		{ lt: 'Mokymosi ir mokymo proceso tobulinimas', en: 'Improving learning and teaching' },
		{ lt: 'Darbas komandoje', en: 'Working in a team' }
	],
	least_share: 67,
	asks_evaluation: true,
	signatory_post: 'Direktorė',
	signatory_name: 'Audronė Rimkutė',
	series: 'MM'
});

/** What stands on certificates of a network's team trainings: whoever was there for two thirds of the day. */
export const networkTerms = (today: Day): TermsInput => ({
	...miniTerms(today),
	programme_code: null,
	programme_title: { lt: 'Besimokančių mokyklų tinklai: mokymai komandoms', en: 'Learning-school networks: training for teams' },
	asks_evaluation: false,
	series: 'BMT'
});

export async function tellCertificateTerms({ teller, country }: Told, edition_id: string, terms: TermsInput, on: Day): Promise<void> {
	await must(saveTerms(teller.as(country.officers.centre, on, '15:00'), { edition_id, ...terms }));
}

/** On the evening of a network's training the names of the signed sheet are taken over, and the certificates go out. */
export async function tellTeamCertificates(
	{ teller, country }: Told,
	delivery_id: string,
	by: string,
	team: readonly Named[],
	on: Day
): Promise<void> {
	const names = team.map(({ person_id, name }) => ({ person_id, name }));
	await must(confirmNamesFromSheet(teller.as(by, on, '17:10'), { delivery_id, names }));
	await must(issueCertificates(teller.as(country.officers.centre, on, '19:00'), { delivery_id }));
}

type Named = { person_id: string; name: string };

/** On the last evening names are confirmed, on the page or on the signed sheet, and everybody who is entitled gets their certificate. */
export async function tellCertificates({ teller, country }: Told, { id, place, team, pair, last }: Held): Promise<void> {
	const names = team.map(({ person_id, name }) => ({ person_id, name }));
	const own = place % 3 === 0 ? names.slice(0, 3) : [];
	for (const { person_id, name } of own) await must(confirmName(teller.as(person_id, last, '16:35'), { delivery_id: id, name }));
	await must(confirmNamesFromSheet(teller.as(pair[0] as string, last, '16:40'), { delivery_id: id, names: names.slice(own.length) }));
	const officer = (on: Day, time: string) => teller.as(country.officers.centre, on, time);
	const { issued } = await must(issueCertificates(officer(last, '19:00'), { delivery_id: id }));
	const [first, second] = issued;
	if (place % 40 === 7 && first && addDays(last, 5) < teller.today)
		await must(
			replaceCertificate(officer(addDays(last, 5), '10:00'), {
				certificate_id: first.id,
				why: 'Asmuo patikslino vardą: turi būti abu vardai.'
			})
		);
	if (place === 50 && second && addDays(last, 9) < teller.today)
		await must(
			revokeCertificate(officer(addDays(last, 9), '10:00'), {
				certificate_id: second.id,
				why: 'Išduotas per klaidą: asmuo pats pranešė, kad dalyvavo kolega.'
			})
		);
}
