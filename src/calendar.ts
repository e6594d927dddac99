import { remindOfAgreements } from '#agreements/server';
import { closeSurveys, openSurveys, remindRespondents } from '#evaluation/server';
import { forgetSessions } from '#people/server';
import { lapseAnswers } from '#networks/server';
import { forgetAttempts, forgetInbound, type Handler } from '#platform/server';
import { remindOfOffers } from '#scheduling/server';
import { askTeams } from '#projects/server';
import { lapseOffers, remindReviewers } from '#selection/server';
import { remindOfTasks, sendDigests } from '#spaces/server';

/** Something that happens by itself: when (five fields of cron, in the zone of the programme) and what. */
export type Entry = { name: string; when: string; act: Handler };

/** Everything that happens by itself, on one screen. */
export const calendar: Entry[] = [
	{
		name: 'attempts.forget',
		when: '20 3 * * *',
		act: ({ db, now }) => db.transaction().execute((trx) => forgetAttempts(trx, now))
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
	}
];
