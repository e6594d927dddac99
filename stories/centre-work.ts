import { noFilters } from '#applications';
import {
	answerEndorsement,
	listForExport,
	lookAtApplication,
	overrideFlag,
	returnApplication,
	saveSection,
	sendMessage,
	submitApplication
} from '#applications/server';
import { addDays, type Day } from '#platform';
import { findOrAddPerson } from '#people/server';
import { claimSchool } from '#schools/server';
import type { Begun, StoryCall, Telling } from './applicant.ts';
import { begin, describe, within } from './applicant.ts';
import { inStory, type Country, type StorySchool } from './country.ts';
import { forEach, must, type Teller } from './teller.ts';

/** The municipality endorses an application of its school. */
export async function endorse(teller: Teller, country: Country, school: StorySchool, application_id: string, on: Day): Promise<void> {
	const officer = country.municipal.get(school.municipality.id) as string;
	const remark = teller.happens(0.3) ? 'Mokyklos tikslas atitinka savivaldybės švietimo planą.' : '';
	await must(
		answerEndorsement(teller.as(officer, on, '11:15'), {
			application_id,
			answer: 'endorsed',
			post: 'Švietimo skyriaus vyriausioji specialistė',
			remark
		})
	);
}

/** An officer has looked at all that was sent to a call that is over. */
export async function lookAll(teller: Teller, { officers }: Country, call: string, on: Day): Promise<void> {
	const all = await must(listForExport(teller.as(officers.centre, on), call, noFilters));
	await forEach(
		all.rows,
		async ({ id }) => void (await must(lookAtApplication(teller.as(officers.centre, on, '10:30'), { application_id: id })))
	);
}

/** Of the flags of a call that is over, so many are let pass with a reason; the others stand. */
export async function letPass(teller: Teller, { officers }: Country, call: string, on: Day, count: number): Promise<void> {
	const { rows } = await must(listForExport(teller.as(officers.centre, on, '10:40'), call, { ...noFilters, outcome: 'review' }));
	for (const [place, { id }] of rows.slice(0, count).entries())
		await must(
			overrideFlag(teller.as(officers.centre, on, '10:50'), {
				application_id: id,
				rule_id: 'category_at_most',
				reason: reasons[place % reasons.length] as string
			})
		);
}

const remarks = [
	'Patikslinkite, kurių klasių mokiniams skirtas pokytis ir kaip jį pamatysite po trijų mėnesių.',
	'Išvada remiasi prieš ketverius metus atliktu įsivertinimu. Ar turite naujesnių duomenų?',
	'Nurodykite, kur vyks mokymai, jei aktų salė tuo metu bus remontuojama.'
];
const reasons = [
	'Metodininkė mokykloje viena moko šio dalyko, be jos komandos darbas neturėtų prasmės.',
	'Ekspertas ves komandos užsiėmimus po mokymų, todėl jo dalyvavimas pagrįstas.',
	'Mokykloje dirba tik devyni pedagogai, kitaip komandos sudaryti neįmanoma.'
];
const threads = [
	[
		'Ar galime po pateikimo pakeisti vieną komandos narį? Viena mokytoja išeina motinystės atostogų.',
		'Kol kvietimas atviras, galite paraišką atsiimti ir pateikti iš naujo; po to parašykite mums ir grąžinsime ją tikslinti.'
	],
	[
		'Mokytojų sąraše viena kategorija pasenusi. Ar ją ištaisysite registre patys?',
		'Taip, atsiųskite įsakymo datą – registre ji bus pataisyta, paraiškos iš naujo teikti nereikia.'
	],
	['Ar mokymų dienomis būtina pamokas atšaukti visai mokyklai?', null],
	['Norėtume žinoti, kada paaiškės atrankos rezultatai.', null]
] as const;

/** What the centre did with the applications sent to its open call: looked at most, sent some back, let flags pass with a reason, and answered. */
export async function tellCentreWork(telling: Telling, sent: readonly Begun[]): Promise<void> {
	const { teller, country } = telling;
	const officer = country.officers.centre;
	const yesterday = addDays(teller.today, -1);
	for (const { id } of sent.slice(0, Math.ceil(sent.length * 0.7)))
		await must(lookAtApplication(teller.as(officer, yesterday, '09:30'), { application_id: id }));
	for (const [place, begun] of sent.slice(3, 9).entries()) await tellReturn(telling, officer, begun, yesterday, place);
	for (const [place, begun] of sent.slice(10, 14).entries())
		await tellThread(teller, officer, begun, yesterday, threads[place] ?? threads[0]);
	await tellOverrides(teller, officer, sent, yesterday);
}

/** Sent back with a remark; every other school has corrected it the same day and sent it again. */
async function tellReturn({ teller, writer }: Telling, officer: string, { id, school }: Begun, on: Day, place: number): Promise<void> {
	const remark = { field: 'change_in_lessons', text: remarks[place % remarks.length] as string };
	await must(
		returnApplication(teller.as(officer, on, '10:00'), {
			application_id: id,
			remarks: [remark],
			due_on: addDays(teller.today, 5),
			due_time: '16:00'
		})
	);
	if (place % 2 === 0) return;
	await must(
		saveSection(teller.as(school.coordinator.id, on, '13:00'), {
			application_id: id,
			answers: [{ field: 'change_in_lessons', value: writer.change(), seen_revision: 1 }]
		})
	);
	await must(submitApplication(teller.as(school.head.id, on, '15:30'), { application_id: id }));
}

async function tellThread(
	teller: Teller,
	officer: string,
	{ id, school }: Begun,
	on: Day,
	[asked, answered]: readonly [string, string | null]
): Promise<void> {
	await must(sendMessage(teller.as(school.coordinator.id, on, '09:10'), { application_id: id, body: asked }));
	if (answered) await must(sendMessage(teller.as(officer, on, '14:20'), { application_id: id, body: answered }));
}

/** Three schools with somebody above the ceiling of categories have a reason that convinces. */
async function tellOverrides(teller: Teller, officer: string, sent: readonly Begun[], on: Day): Promise<void> {
	let given = 0;
	for (const { id } of sent.slice(14)) {
		const outcome = await overrideFlag(teller.as(officer, on, '16:00'), {
			application_id: id,
			rule_id: 'category_at_most',
			reason: reasons[given % reasons.length] as string
		});
		if (outcome.ok) given += 1;
		if (given === reasons.length) return;
	}
}

/** Somebody new claims a school that nobody represents yet, and has begun its application: it waits for an officer. */
export async function tellClaim(telling: Telling, call: StoryCall, school: StorySchool, on: Day): Promise<void> {
	const { teller } = telling;
	const name = 'Gabija Lapinskaitė';
	const person = await inStory(teller, (trx) =>
		findOrAddPerson(trx, teller.as(school.head.id, on).now, { name, email: 'gabija.lapinskaite@pastas.example' })
	);
	await must(claimSchool(teller.as(person, on, '12:00'), { school_id: school.id, post: 'anglų kalbos mokytoja', as_head: false }));
	const asClaimant = { ...school, coordinator: { ...school.coordinator, id: person, post: 'anglų kalbos mokytoja' } };
	const begun = await begin(telling, call, asClaimant, on, 0.6);
	// Who only claims a school does not see its staff list: colleagues are written down by hand.
	for (const { name: colleague, post } of within(school, 4))
		await describe(telling, begun, { name: colleague, email: '', post, roles: ['teacher'] });
}
