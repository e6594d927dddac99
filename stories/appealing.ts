import { addDays, type Day } from '#platform';
import {
	decideAppeal,
	fileAppeal,
	giveOpinion,
	nameReader,
	readAppeal,
	readAppeals,
	readAppealToRead,
	readDecisions,
	readLetters,
	sendLetters
} from '#selection/server';
import type { StoryCall, Telling } from './applicant.ts';
import { schoolsOf } from './deciding.ts';
import { must, type Teller } from './teller.ts';

const dismissed = {
	grounds: 'Manome, kad mūsų mokyklos poreikis didesnis negu kaimyninių mokyklų, kurioms vieta skirta.',
	opinion: 'Abu vertintojai poreikį įvertino vienodai ir savo balus pagrindė; naujų aplinkybių mokykla nenurodė.',
	reason: 'Apskundime nenurodyta, kuris balas neteisingas ir kodėl. Sprendimas nekeičiamas.'
};
const upheld = {
	grounds:
		'Vertintojas rašo, kad išvada su tema nesusijusi, nors paraiškoje nurodytas to paties rodiklio lygis ir stebėtų pamokų duomenys.',
	opinion: 'Išvada paraiškoje yra ir su tema susijusi: vertintojas jos, matyt, nepastebėjo. Poreikį siūlau vertinti aukščiausiu balu.',
	reason: 'Vertinant nepastebėta paraiškoje pateikta išvada. Mokykla rezerve bus pirma.'
};

/** Two schools of the reserve appeal: one only thinks otherwise, the other shows what a reviewer has overlooked. */
export async function tellAppeals({ teller, country }: Telling, call: StoryCall): Promise<void> {
	const officer = country.officers.centre;
	const told = addDays(call.closes_on, 31);
	const { rows } = await must(readDecisions(teller.as(officer, told), call.slug, 'reserve'));
	const waiting = await schoolsOf(teller, country, call, new Set(rows.slice(-2).map(({ application_id }) => application_id)));
	for (const [place, { application_id, school }] of waiting.entries()) {
		const said = place === 0 ? dismissed : upheld;
		await must(fileAppeal(teller.as(school.head.id, addDays(told, 2), '11:40'), { application_id, grounds: said.grounds }));
		const appeal_id = await readBy(teller, officer, call, application_id, addDays(told, 3), said);
		const outcome = said === upheld ? 'upheld' : 'dismissed';
		await must(decideAppeal(teller.as(officer, addDays(told, 7), '15:00'), { call: call.slug, appeal_id, outcome, reason: said.reason }));
	}
	await teller.settle(addDays(told, 7));
	const sending = teller.as(officer, addDays(told, 8), '09:00');
	const { counts } = await must(readLetters(sending, call.slug, 1));
	await must(sendLetters(sending, { call: call.slug, count: counts.unsent }));
	await teller.settle(addDays(told, 8));
}

/** Somebody who has not reviewed the application reads the appeal and says what they would change. */
async function readBy(
	teller: Teller,
	officer: string,
	call: StoryCall,
	application_id: string,
	on: Day,
	said: typeof upheld
): Promise<string> {
	const { appeals } = await must(readAppeals(teller.as(officer, on), call.slug));
	const appeal_id = appeals.find((appeal) => appeal.application_id === application_id)?.id as string;
	const { readers } = await must(readAppeal(teller.as(officer, on), call.slug, appeal_id));
	for (const { id: person_id } of readers) {
		const named = await nameReader(teller.as(officer, on, '10:20'), { call: call.slug, appeal_id, person_id });
		if (!named.ok) continue;
		const by = teller.as(person_id, addDays(on, 2), '17:10');
		const seen = await readAppealToRead(by, appeal_id);
		const reviewer = seen?.reviews[0]?.reviewer;
		const points = said === upheld && reviewer ? [{ reviewer, criterion: 'need', points: 4 }] : [];
		await must(giveOpinion(by, { appeal_id, opinion: said.opinion, changes: { points, facts: {} } }));
		return appeal_id;
	}
	throw new Error('nobody may read the appeal');
}
