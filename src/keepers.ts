import { applicationKeepers } from '#applications/server';
import { deliveryKeepers } from '#delivery/server';
import { peopleKeepers, type Keeper } from '#people/server';
import { practiceKeepers } from '#practices/server';
import { programmeKeepers } from '#programmes/server';
import { projectKeepers } from '#projects/server';
import { schoolKeepers } from '#schools/server';
import { selectionKeepers } from '#selection/server';

/** What each slice takes away when a class of records has been kept for its term, on one screen; the classes stand in `people.record_class`. */
export const keepers: readonly Keeper[] = [
	...practiceKeepers,
	...projectKeepers,
	...deliveryKeepers,
	...selectionKeepers,
	...applicationKeepers,
	...programmeKeepers,
	...schoolKeepers,
	...peopleKeepers
];
