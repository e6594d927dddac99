import { dayOf, type Locale } from '#platform';
import { invitation, writeMail, type Attachment, type Context, type Letter, type Trx } from '#platform/server';
import { personsById, siteAddress } from '#people/server';
import { stateOfTraining } from '../../training-state.ts';
import { eventsOf } from '../calendars/events.ts';
import type { KeptEntry } from '../calendars/keep-entries.ts';
import { trainingWords, type TrainingWords } from '../mails/training-words.ts';
import type { TrainingInForce } from '../training/in-force.ts';
import type { Offer } from './offers.ts';
import { readersOf, type Reader } from './readers.ts';

type Party = { party: 'school' | 'lecturer'; person_id: string | null };

/** What letters about a training are made of. */
export type Telling = { training: TrainingInForce; entries: readonly KeptEntry[]; offers: readonly Offer[]; names: string[] };

export async function tellingOf(
	trx: Trx,
	training: TrainingInForce,
	entries: readonly KeptEntry[],
	offers: readonly Offer[]
): Promise<Telling> {
	const names = await personsById(trx, training.lecturers);
	return { training, entries, offers, names: training.lecturers.flatMap((id) => names.get(id)?.name ?? []) };
}

export type Words = TrainingWords & { party: 'school' | 'lecturer'; address: string };

type Told = {
	template: string;
	/** What the letter is about, so that it is written once. */
	about: string;
	letter: (locale: Locale, words: Words, reader: Reader) => Letter;
	/** What goes with it: nothing, the days to come as they are, or the same days to be taken out of the reader’s calendar. */
	calendar: 'none' | 'days' | 'out';
};

/** Writes to everybody who speaks for a party, in their language, with the days for their calendar; never twice about the same. */
export async function tell(
	trx: Trx,
	{ now }: Pick<Context, 'now'>,
	{ training, entries, offers, names }: Telling,
	{ party, person_id }: Party,
	{ template, about, letter, calendar }: Told
): Promise<void> {
	const readers = await readersOf(trx, { now }, { person_id, school_id: training.school_id });
	for (const reader of readers) {
		if (reader.email === null) continue;
		const { locale, email } = reader;
		const words = { ...trainingWords(training, names, locale), party, address: siteAddress(`/training/${training.id}`, locale) };
		const coming = entries.filter(({ held_on, cancelled }) => held_on >= dayOf(now) && (calendar === 'out' || !cancelled));
		const events = eventsOf(training, calendar === 'none' ? [] : coming, {
			state: stateOfTraining({ ...training, offers }, dayOf(now)),
			lecturers: names,
			locale
		});
		const attachments = events.map((event): Attachment => {
			const taken = calendar === 'out' ? { ...event, state: 'cancelled' as const } : event;
			return {
				name: `kartu-${dayOf(event.starts_at)}.ics`,
				type: 'text/calendar',
				method: taken.state === 'cancelled' ? 'CANCEL' : 'REQUEST',
				content: invitation(taken, training.contact, { name: reader.name, email })
			};
		});
		await writeMail(
			trx,
			now,
			template,
			{ email, locale, person_id: reader.id },
			{ ...letter(locale, words, reader), attachments },
			`${about}:${email}`
		);
	}
}
