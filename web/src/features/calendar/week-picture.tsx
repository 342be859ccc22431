import { useTranslation } from 'react-i18next';
import type { PictureDay } from './picture-day.ts';
import classes from './week-picture.module.css';

export interface WeekPictureProps {
  /** What the picture is of, for those who don't see it. */
  readonly label: string;
  readonly days: readonly PictureDay[];
}

const hoursOfScale = [0, 6, 12, 18, 24];

/** Days one below the other, shifts as blocks from midnight to midnight, breaks hatched. */
export function WeekPicture({ label, days }: WeekPictureProps) {
  const { t } = useTranslation('calendar');
  return (
    <figure className={classes.picture} aria-label={label}>
      <div className={classes.scale} aria-hidden="true">
        {hoursOfScale.map((hour) => (
          <span key={hour} style={{ insetInlineStart: `${(hour / 24) * 100}%` }}>
            {String(hour).padStart(2, '0')}
          </span>
        ))}
      </div>
      <ol className={classes.days}>
        {days.map(({ key, label: day, hours, blocks }) => (
          <li key={key} className={classes.day}>
            <span className={classes.label}>
              {day}
              {hours !== 24 && <span className={classes.clock}>{t('clockChange', { hours })}</span>}
            </span>
            <span className={classes.strip}>
              {blocks.length === 0 && <span className={classes.none}>{t('noShift')}</span>}
              {blocks.map((block) => (
                <span
                  key={`${block.key} ${block.from}`}
                  className={classes.block}
                  data-continued={block.from === 0 || undefined}
                  style={{ insetInlineStart: `${block.from * 100}%`, width: `${(block.to - block.from) * 100}%` }}
                >
                  {block.breaks.map((pause) => (
                    <span
                      key={pause.from}
                      className={classes.pause}
                      style={{
                        insetInlineStart: `${((pause.from - block.from) / (block.to - block.from)) * 100}%`,
                        width: `${((pause.to - pause.from) / (block.to - block.from)) * 100}%`,
                      }}
                    />
                  ))}
                  <span className={classes.name}>
                    <b>{block.name}</b> {block.detail}
                  </span>
                </span>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
