import { t } from '../../texts/deadlines'
import type { Due } from './fetching'

/** At whom it is. */
export const holderOf = ({ holder, leaderName }: Due): string =>
  holder === 'leader' ? t('holder.leader', { name: leaderName ?? '' }) : t(`holder.${holder}`)
