"""Words that often stand before a colon and are nobody's name, in English and Spanish.

Without accents and capitals, as `people.folded` gives them.
"""

# What a scribe writes before a colon.
_WRITTEN = (
    "accion acciones action actions actual actualizacion advertencia ahora alarm alarma alert "
    "alerta alternativa answer antes aqui arreglo asunto atencion attention aviso avisos "
    "background bug call cambio causa cause caution change check comentario comment como "
    "conclusion consulta context contexto cost coste cuando current danger decision despues "
    "detail details detalle detalles donde done duda efecto effect ejemplo encargo enlace error "
    "estado estimacion estimate example expected fact facts failure fallo finding fix fuente "
    "hallazgo hecho hint hipotesis historial history hora however hypothesis idea impact impacto "
    "important importante incidencia incident incidente info informacion information informe "
    "inicio issue later leccion lesson link llamada log luego mensaje message monitor motivo name "
    "next no nombre nota notas note notes notice noticia now observacion observation ojo ok "
    "opcion option orden order outcome paso peligro pendiente pending peticion phone plan please "
    "por pregunta problem problema proposal propuesta prueba question quien quote razon reason "
    "recordatorio reminder report request resolved respuesta resuelto result resultado resultados "
    "results resumen riesgo risk root scope severidad severity si siguiente since sintoma "
    "sintomas situacion situation solucion solution source start status step subject summary "
    "symptom symptoms tarea task telefono tema test ticket tiempo time tip todo topic total "
    "update updates urgent urgente verified warning when where who why workaround yes"
)
# What breaks, and what is told of as a whole.
_THINGS = (
    "almacenamiento backend backup backups base bateria battery building cable calle cliente "
    "clientes cloud cluster cola copia copias corriente customer customers database disco disk "
    "door edificio email firewall floor frontend gateway generador generator hardware host house "
    "impresora internet line linea link luz mail monitoring network node nodo office oficina page "
    "pagina pagos password payment payments phones planta portal power printer proveedor provider "
    "proxy puerta queue rack red room router sala sede server servers service services servicio "
    "servicios servidor servidores shop sistema site storage store switch system telefonos "
    "tension tienda traffic trafico users usuarios vendor voltage web website wifi"
)
_DAYS = (
    "today tomorrow yesterday tonight morning noon evening night monday tuesday wednesday thursday "
    "friday saturday sunday hoy manana ayer anteayer tarde noche mediodia madrugada lunes martes "
    "miercoles jueves viernes sabado domingo"
)
HEADINGS = frozenset((*_WRITTEN.split(), *_THINGS.split(), *_DAYS.split()))
