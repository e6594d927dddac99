import { on, type Subscription } from '#platform/server';
import { takeProposal } from './take-proposal.ts';

/** What networks do when something has happened. */
export const networksSubscriptions: Subscription[] = [
	on('planning.ended', 'networks.take_proposal', async (context, { particulars }) => {
		if (particulars['problem'] === 'networks') await takeProposal(context, { run_id: String(particulars['run']) });
	})
];
