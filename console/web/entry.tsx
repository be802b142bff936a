import '@cloudscape-design/global-styles/index.css';
import './console.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Console } from './console.tsx';

const place = document.getElementById('console');
if (place === null) throw new Error('index.html has no element #console.');
createRoot(place).render(
  <StrictMode>
    <Console />
  </StrictMode>,
);
