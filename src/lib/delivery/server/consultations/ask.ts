import { done, lengthOf, newId, prose, refused, type Outcome } from '#platform';
import { record, saveFile, within, type Context, type FileRefusal, type Trx } from '#platform/server';
import { subjectsOfDelivery } from '../room/delivery-for.ts';
import { bookIn, type SlotRefusal } from './book.ts';
import { deskOf, type Desk } from './desk.ts';
import { tellAsked } from './tell.ts';

export type AskConsultation = {
	delivery_id: string;
	/** For oneself, or for the whole team. */
	audience: 'one' | 'team';
	question: string;
	file?: { name: string; bytes: Uint8Array } | null;
	/** A free slot to be booked at once: its id, `next` for the next free one, or nothing. */
	slot_id?: string;
};
export type AskRefusal =
	'not_found' | 'delivery_cancelled' | 'not_of_the_team' | 'question_faulty' | 'too_many_questions' | FileRefusal | SlotRefusal;

const limit = { times: 20, seconds: 86_400 };

/**
 * Asks those who lead a delivery, with a file if there is one, and books a slot at once where one is named. A participant asks for themself or
 * for the team; who speaks for the school, for the team; who leads writes down what was asked otherwise. Nothing is kept of a question whose slot or file is refused.
 */
export async function askConsultation(context: Context, input: AskConsultation): Promise<Outcome<{ id: string }, AskRefusal>> {
	try {
		return await context.db.transaction().execute(async (trx) => {
			const desk = await deskOf(trx, context, input.delivery_id, true);
			if (!desk.ok || desk.value.as === 'officer') return refused('not_found');
			const { delivery, own } = desk.value;
			if (delivery.cancelled_at !== null) return refused('delivery_cancelled');
			if (own === undefined && (desk.value.as === 'participant' || input.audience === 'one')) return refused('not_of_the_team');
			const question = prose(input.question);
			if (lengthOf(question) < 3 || lengthOf(question) > 5000 || !['one', 'team'].includes(input.audience))
				return refused('question_faulty', [{ field: 'question', key: 'delivery_fault_question' }]);
			if (!(await within(trx, context.now, 'consultation.ask', context.actor.id ?? '', limit))) return refused('too_many_questions');
			return done({ id: await askIn(trx, context, desk.value, { ...input, question }) });
		});
	} catch (error) {
		if (error instanceof Undone) return refused(error.refusal);
		throw error;
	}
}

/** Takes back what was written when a later part of it is refused. */
class Undone extends Error {
	readonly refusal: FileRefusal | SlotRefusal;
	constructor(refusal: FileRefusal | SlotRefusal) {
		super(refusal);
		this.refusal = refusal;
	}
}

async function askIn(trx: Trx, context: Context, desk: Desk, { audience, question, file, slot_id }: AskConsultation): Promise<string> {
	const { delivery } = desk;
	const id = newId();
	const saved = file ? await saveFile(trx, context, { ...file, owner_kind: 'consultation', owner_id: id }) : undefined;
	if (saved && !saved.ok) throw new Undone(saved.refusal);
	await trx
		.insertInto('delivery.consultation')
		.values({
			id,
			delivery_id: delivery.id,
			audience,
			question,
			file_id: saved?.value.id ?? null,
			asked_at: context.now,
			asked_by: context.actor.id as string
		})
		.execute();
	await record(trx, context, {
		name: 'consultation.asked',
		...subjectsOfDelivery(delivery),
		particulars: { reference: delivery.reference }
	});
	await tellAsked(trx, context, delivery, id);
	if (slot_id) {
		const booked = await bookIn(trx, context, desk, id, slot_id, 0);
		if (!booked.ok) throw new Undone(booked.refusal);
	}
	return id;
}
