import { remindOfAgreements } from '#agreements/server';
import { askFollowThrough, closeFollowThrough, closeSurveys, openSurveys, remindRespondents } from '#evaluation/server';
import { forgetFarewells, forgetMessages, forgetSessions } from '#people/server';
import { lapseAnswers } from '#networks/server';
import { enqueueLong, forgetAnswers, forgetAttempts, forgetInbound, linkEvents, type Handler } from '#platform/server';
import { askCheckUps, remindOfProofs } from '#practices/server';
import { remindOfOffers } from '#scheduling/server';
import { askTeams, forgetNames } from '#projects/server';
import { askForDueReports, forgetReports, settleEditions } from '#reporting/server';
import { lapseOffers, remindReviewers } from '#selection/server';
import { remindOfTasks, sendDigests } from '#spaces/server';

/** Something that happens by itself: when (five fields of cron, in the zone of the programme) and what. */
export type Entry = { name: string; when: string; act: Handler };

/** Everything that happens by itself, on one screen. */
export const calendar: Entry[] = [
	{
		name: 'events.link',
		when: '* * * * *',
		act: linkEvents
	},
	{
		name: 'examinations.begin',
		when: '12 * * * *',
		act: ({ db }) => db.transaction().execute((trx) => enqueueLong(trx, 'data.examine', {}))
	},
	{
		name: 'attempts.forget',
		when: '20 3 * * *',
		act: ({ db, now }) => db.transaction().execute((trx) => forgetAttempts(trx, now))
	},
	{
		name: 'answers.forget',
		when: '22 3 * * *',
		act: ({ db, now }) => db.transaction().execute((trx) => forgetAnswers(trx, now))
	},
	{
		name: 'inbound.forget',
		when: '30 3 * * *',
		act: ({ db, now }) => db.transaction().execute((trx) => forgetInbound(trx, now))
	},
	{
		name: 'sessions.forget',
		when: '25 3 * * *',
		act: ({ db, now }) => db.transaction().execute((trx) => forgetSessions(trx, now))
	},
	{
		name: 'webhook_messages.forget',
		when: '28 3 * * *',
		act: ({ db, now }) => db.transaction().execute((trx) => forgetMessages(trx, now))
	},
	{
		name: 'farewells.forget',
		when: '27 3 * * *',
		act: ({ db, now }) => db.transaction().execute((trx) => forgetFarewells(trx, now))
	},
	{
		name: 'retention.begin',
		when: '10 2 * * *',
		act: ({ db }) => db.transaction().execute((trx) => enqueueLong(trx, 'retention.carry_out', {}))
	},
	{
		name: 'names.forget',
		when: '35 3 * * *',
		act: forgetNames
	},
	{
		name: 'reports.forget',
		when: '40 3 * * *',
		act: forgetReports
	},
	{
		name: 'editions.settle',
		when: '50 3 * * *',
		act: settleEditions
	},
	{
		name: 'offers.lapse',
		when: '5 0 * * *',
		act: async (context) => void (await lapseOffers(context))
	},
	{
		name: 'networks.lapse',
		when: '10 0 * * *',
		act: async (context) => void (await lapseAnswers(context))
	},
	{
		name: 'reviewers.remind',
		when: '30 8 * * *',
		act: async (context) => void (await remindReviewers(context))
	},
	{
		name: 'agreements.remind',
		when: '40 8 * * *',
		act: remindOfAgreements
	},
	{
		name: 'training_offers.remind',
		when: '50 8 * * *',
		act: remindOfOffers
	},
	{
		name: 'reports.ask',
		when: '0 7 * * *',
		act: askForDueReports
	},
	{
		name: 'digests.send',
		when: '10 7 * * *',
		act: sendDigests
	},
	{
		name: 'tasks.remind',
		when: '40 7 * * *',
		act: remindOfTasks
	},
	{
		name: 'projects.ask',
		when: '20 8 * * 1-5',
		act: askTeams
	},
	{
		name: 'practices.ask',
		when: '15 9 * * 1-5',
		act: askCheckUps
	},
	{
		name: 'proofs.remind',
		when: '45 8 * * *',
		act: remindOfProofs
	},
	{
		name: 'surveys.open',
		when: '7 * * * *',
		act: openSurveys
	},
	{
		name: 'surveys.close',
		when: '15 0 * * *',
		act: closeSurveys
	},
	{
		name: 'surveys.remind',
		when: '20 9 * * *',
		act: remindRespondents
	},
	{
		name: 'commitments.ask',
		when: '35 9 * * 1-5',
		act: askFollowThrough
	},
	{
		name: 'commitments.close',
		when: '45 0 * * *',
		act: closeFollowThrough
	}
];
