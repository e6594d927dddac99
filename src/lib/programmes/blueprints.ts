import type { Blueprint } from './blueprint.ts';
import { miniTrainings } from './blueprints/mini-trainings.ts';
import { networksFollowOn } from './blueprints/networks-follow-on.ts';
import { networks2006 } from './blueprints/networks.ts';

export { miniTrainings, networks2006, networksFollowOn };

/** The two programmes that started the project. The follow-on edition of the networks is a variant of the first. */
export const blueprints: readonly Blueprint[] = [networks2006, miniTrainings];
