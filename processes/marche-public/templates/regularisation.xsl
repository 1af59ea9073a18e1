<?xml version="1.0" encoding="UTF-8"?>
<!--
  Request to complete an application (CCP R2144-2) or to regularise a tender (CCP R2152-2).
  data: reference, subject, request {name, kind, note, until; email, address optional}
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="entreprise.xsl"/>

  <xsl:template match="snapshot" mode="recipient">
    <xsl:call-template name="company"><xsl:with-param name="of" select="data/request"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="snapshot" mode="object">
    <xsl:choose>
      <xsl:when test="data/request/kind = 'candidature'">votre candidature est à compléter</xsl:when>
      <xsl:otherwise>votre offre est à régulariser</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="consultation"/>
    <fo:block xsl:use-attribute-sets="paragraph">
      <xsl:choose>
        <xsl:when test="data/request/kind = 'candidature'">Votre candidature est incomplète. Je vous demande de fournir, avant la fin du <fo:inline font-weight="bold"><xsl:call-template name="date-with-weekday"><xsl:with-param name="iso" select="data/request/until"/></xsl:call-template></fo:inline>, ce qui suit (article R. 2144-2 du code de la commande publique).</xsl:when>
        <xsl:otherwise>Votre offre est irrégulière. Je vous invite à la régulariser avant la fin du <fo:inline font-weight="bold"><xsl:call-template name="date-with-weekday"><xsl:with-param name="iso" select="data/request/until"/></xsl:call-template></fo:inline>, sans en modifier les caractéristiques substantielles (article R. 2152-2 du code de la commande publique).</xsl:otherwise>
      </xsl:choose>
    </fo:block>
    <xsl:apply-templates select="data/request/note" mode="quoted"/>
    <fo:block xsl:use-attribute-sets="paragraph">
      Ce délai est le même pour toutes les entreprises à qui une telle demande est faite. Répondez sur le profil d’acheteur ;
      sans réponse dans ce délai, votre
      <xsl:choose>
        <xsl:when test="data/request/kind = 'candidature'">candidature sera rejetée.</xsl:when>
        <xsl:otherwise>offre sera éliminée.</xsl:otherwise>
      </xsl:choose>
    </fo:block>
  </xsl:template>

</xsl:stylesheet>
