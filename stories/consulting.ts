import { answerConsultation, arrangeDays, askConsultation, giveTalk, offerSlots } from '#delivery/server';
import { addDays } from '#platform';
import type { Telling } from './applicant.ts';
import type { Held } from './delivering.ts';
import { must } from './teller.ts';
import { questions } from './words/programmes.ts';

type Told = Pick<Telling, 'teller' | 'country'>;

/** Whether the pair of a training moves the consultation of its last afternoon out of the day. */
export const consultsApart = ({ place }: Pick<Held, 'place'>): boolean => place % 4 === 1;

/** The two hours of the last afternoon go into the pot: the team will ask when it has tried things out. */
export async function tellArrangement({ teller }: Told, held: Held): Promise<void> {
	const afternoon = held.sessions.at(-1);
	const on = addDays(held.first, -6);
	if (!afternoon || on >= teller.today) return;
	await must(
		arrangeDays(teller.as(held.pair[0] as string, on, '18:00'), {
			delivery_id: held.id,
			sessions: [{ session_id: afternoon.id, contact: String(afternoon.contact / 4), consultation: '0' }]
		})
	);
	afternoon.consultation = 0;
}

/** After the first day the team asks and is answered in writing, which takes an hour; the other hour is a talk at a slot that was booked. */
export async function tellConsultations({ teller }: Told, held: Held): Promise<void> {
	const { id, place, pair, team, first, last } = held;
	const [one, other] = pair as [string, string];
	const asker = team[1]?.person_id as string;
	const [asked, answered] = questions[place % questions.length] as (typeof questions)[number];
	const on = addDays(first, 1);
	if (addDays(last, 1) >= teller.today) return;
	const { id: written } = await must(
		askConsultation(teller.as(asker, first, '20:10'), { delivery_id: id, audience: 'team', question: asked })
	);
	await must(
		answerConsultation(teller.as(one, on, '20:40'), {
			consultation_id: written,
			answer: answered,
			minutes: '45',
			next_step: 'Išbandyti antradienį'
		})
	);
	const talked = last;
	const slot = { delivery_id: id, day: talked, from: '17.00', to: '17.45', minutes: '45', place: 'Nuotoliu, nuoroda laiške' };
	await must(offerSlots(teller.as(other, on, '21:00'), slot));
	const { id: talk } = await must(
		askConsultation(teller.as(asker, addDays(first, 1), '21:30'), {
			delivery_id: id,
			audience: 'team',
			question: 'Norėtume drauge aptarti, kaip tęsime po mokymų.',
			slot_id: 'next'
		})
	);
	await must(
		giveTalk(teller.as(other, talked, '17:50'), {
			consultation_id: talk,
			participants: team.map((member) => member.id),
			lecturers: [other],
			minutes: '45',
			shared_note: 'Susitarėme, kas stebės pirmąsias pamokas.',
			private_note: '',
			next_step: 'Po mėnesio parašyti, kas pavyko'
		})
	);
}
